#!/usr/bin/python3
"""Generates the dictionary tables of the dicom module from two independent copies of PS3.6.

Sources: dicom.dic and libdcmdata of Debian's libdcmtk17, _dicom_dict.py and _uid_dict.py of Debian's
python3-pydicom. They are compared entry by entry; what differs, and which side was taken, is written
to dictionary-differences.txt. newer-editions.tsv (see list-newer-editions.py) has what later editions
of PS3.6 added or changed, and prevails.

    dicom/tools/generate-dictionary.py [OUTPUT]

OUTPUT is the dicom module's folder (the default), or any other folder to generate into.
"""

import glob
import importlib.util
import os
import re
import sys

MODULE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLES = "src/main/resources/org/pontis/dicom/dictionary"
DATA = "src/main/java/org/pontis/dicom/data"
CONSTANTS = "src/main/java/org/pontis/dicom/dictionary"
PYDICOM = "/usr/lib/python3/dist-packages/pydicom"

# DCMTK's pseudo representations (dicom.dic, dcvr.h) as PS3.6 writes them.
DCMTK_VR = {"ox": "OB or OW", "px": "OB or OW", "xs": "US or SS", "up": "UL", "lt": "US or OW", "na": "NONE"}


def load(name):
    """A module of pydicom by file, without the package around it."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(PYDICOM, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def one(pattern):
    found = sorted(glob.glob(pattern))
    if not found:
        sys.exit("generate-dictionary.py: nothing matches %s: install libdcmtk17 and python3-pydicom" % pattern)
    return found[-1]


def pattern_of_range(group, element):
    """DCMTK's (6000-60FF,0010) in pydicom's notation, 60xx0010."""

    def digits(text):
        low, _, high = text.partition("-")
        return low if not high else "".join(a if a == b else "x" for a, b in zip(low, high))

    return digits(group) + digits(element)


def read_dcmtk():
    """Entries of dicom.dic: pattern to (vr, vm, keyword, retired); private and generic rows left out."""
    entries = {}
    with open(one("/usr/share/libdcmtk*/dicom.dic"), encoding="ascii") as lines:
        for line in lines:
            match = re.match(r"\(([^,]+),([^)]+)\)\t(.+)", line)
            if not match or re.search("-[ou]-", match[1]):
                continue
            vr, keyword, vm, version = match[3].split("\t")
            retired = version.endswith("/retired")
            keyword = keyword[len("RETIRED_"):] if keyword.startswith("RETIRED_") else keyword
            entries[pattern_of_range(match[1].upper(), match[2].upper())] = (DCMTK_VR.get(vr, vr), vm, keyword, retired)
    return entries


def read_pydicom():
    """Entries of pydicom: pattern to (vr, vm, keyword, retired), and pattern to name."""
    module = load("_dicom_dict")
    rows = {"%08X" % tag: row for tag, row in module.DicomDictionary.items()}
    rows.update({pattern.replace("X", "x"): row for pattern, row in module.RepeatersDictionary.items()})
    entries = {p: (vr, vm, keyword, bool(retired)) for p, (vr, vm, _, retired, keyword) in rows.items()}
    names = {p: row[2] for p, row in rows.items()}
    return entries, names


def covered(tag, patterns):
    return next((p for p in patterns if all(a in ("x", b) for a, b in zip(p, tag))), None)


def merge_elements(report):
    dcmtk, (pydicom, names) = read_dcmtk(), read_pydicom()
    repeating = [p for p in pydicom if "x" in p]
    taken = {}
    for pattern in sorted(set(dcmtk) | set(pydicom)):
        ours, theirs = dcmtk.get(pattern), pydicom.get(pattern)
        if ours and theirs:
            taken[pattern] = theirs
            if ours != theirs:
                report.append("%s  dcmtk %s | pydicom %s | pydicom: %s" % (pattern, show(ours), show(theirs), why(ours, theirs)))
        elif theirs:
            taken[pattern] = theirs
            if "x" not in pattern:
                report.append("%s  dcmtk - | pydicom %s | pydicom: listed in PS3.6 as retired without a name" % (pattern, show(theirs)))
        elif covered(pattern, repeating):
            report.append("%s  dcmtk %s | pydicom %s | pydicom: PS3.6 gives a range" % (pattern, show(ours), covered(pattern, repeating)))
        else:
            taken[pattern] = ours
            names[pattern] = words(ours[2])
            report.append("%s  dcmtk %s | pydicom - | dcmtk: newer edition; name made from the keyword" % (pattern, show(ours)))
    return taken, names


def show(entry):
    vr, vm, keyword, retired = entry
    return "%s %s %s%s" % (vr, vm, keyword or "(no keyword)", " retired" if retired else "")


def why(ours, theirs):
    if ours[3] != theirs[3]:
        return "its edition marks it RET; the newest decides below"
    if ours[0] != theirs[0]:
        return "one DCMTK pseudo VR covers both LUT attributes"
    return "text as in PS3.6"


def words(keyword):
    """AcquisitionUID to 'Acquisition UID'."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", keyword)


def merge_uids(report):
    with open(one("/usr/lib/*/libdcmdata.so.17"), "rb") as library:
        found = re.findall(rb"(?<![0-9.])1\.2\.840\.10008(?:\.\d{1,5})+(?![0-9.])", library.read())
        known = set(uid.decode() for uid in found if len(uid) <= 40)
    registry = load("_uid_dict").UID_dictionary
    for uid in sorted(set(registry) | known, key=uid_order):
        if uid not in registry:
            report.append("%s  in libdcmdata only | left out: nothing but the number can be read there" % uid)
        elif uid not in known:
            report.append("%s  in pydicom only (%s) | pydicom" % (uid, registry[uid][0] or "no name"))
    return {uid: row for uid, row in registry.items() if row[0]}


def uid_order(uid):
    return [int(part) for part in uid.split(".")]


def merge_newer_editions(taken, names, uids, report):
    """Lets the rows of newer-editions.tsv, five columns for UIDs and six for elements, prevail."""
    with open(os.path.join(MODULE, "tools", "newer-editions.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    for row in rows:
        if len(row) == 6:
            tag, vr, vm, keyword, name, retired = row
            report.append("%s  %s" % (tag, "changed" if tag in taken else "new"))
            taken[tag], names[tag] = (vr, vm, keyword, bool(retired)), name
        else:
            uid, kind, keyword, name, retired = row
            report.append("%s  %s" % (uid, "changed" if uid in uids else "new"))
            uids[uid] = (name, kind, "", retired, keyword)


def element_table(taken, names):
    yield "# tag\tvr\tvm\tkeyword\tname\tretired; x in a tag stands for any digit. Generated by dicom/tools/generate-dictionary.py."
    for pattern in sorted(taken, key=lambda p: ("x" in p, p)):
        vr, vm, keyword, retired = taken[pattern]
        yield "\t".join([pattern, "UN" if vr == "NONE" else vr, vm, keyword, names[pattern], "RET" if retired else ""])


def uid_table(uids):
    yield "# uid\ttype\tkeyword\tname\tretired. Generated by dicom/tools/generate-dictionary.py."
    for uid in sorted(uids, key=uid_order):
        name, kind, _, retired, keyword = uids[uid]
        yield "\t".join([uid, kind, keyword, name, "RET" if retired else ""])


def constant(kind, name, value):
    line = "  public static final %s %s = %s;" % (kind, name, value)
    return line if len(line) <= 100 else line.replace(" = ", " =\n      ")


def tag_constants(taken):
    yield "package org.pontis.dicom.data;"
    yield ""
    yield "/**"
    yield " * The attributes of PS3.6 and the command fields of PS3.7 that are not retired, spelled as their"
    yield " * keywords. Generated by dicom/tools/generate-dictionary.py; retired ones are found by {@link"
    yield " * org.pontis.dicom.dictionary.Dictionary#tag}."
    yield " */"
    yield '@SuppressWarnings("ConstantField") // the standard\'s spelling, so that both can be searched alike'
    yield "public final class Tags {"
    yield "  private Tags() {}"
    yield ""
    for pattern in sorted(taken):
        _, _, keyword, retired = taken[pattern]
        if keyword and not retired and "x" not in pattern:
            yield constant("Tag", keyword, "Tag.of(0x%s)" % pattern)
    yield "}"


def uid_constants(uids):
    yield "package org.pontis.dicom.dictionary;"
    yield ""
    yield "import org.pontis.dicom.data.Uid;"
    yield ""
    yield "/**"
    yield " * The SOP classes and transfer syntaxes of PS3.6 Annex A that are not retired, spelled as their"
    yield " * keywords. Generated by dicom/tools/generate-dictionary.py; all others are in {@link UidRegistry}."
    yield " */"
    yield '@SuppressWarnings("ConstantField") // the standard\'s spelling, so that both can be searched alike'
    yield "public final class Uids {"
    yield "  private Uids() {}"
    yield ""
    for uid in sorted(uids, key=uid_order):
        _, kind, _, retired, keyword = uids[uid]
        if keyword and not retired and kind in ("SOP Class", "Transfer Syntax"):
            yield constant("Uid", keyword, 'new Uid("%s")' % uid)
    yield "}"


def write(output, folder, name, lines):
    path = os.path.join(output, folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)


def main():
    output = sys.argv[1] if len(sys.argv) > 1 else MODULE
    elements_report, uids_report = [], []
    taken, names = merge_elements(elements_report)
    uids = merge_uids(uids_report)
    compared = "%d elements compared, %d differ:" % (len(taken), len(elements_report))
    compared_uids = "%d UIDs, by number only (DCMTK has its registry compiled in), %d differ:" % (len(uids), len(uids_report))
    newer_report = []
    merge_newer_editions(taken, names, uids, newer_report)
    write(output, TABLES, "elements.tsv", element_table(taken, names))
    write(output, TABLES, "uids.tsv", uid_table(uids))
    write(output, DATA, "Tags.java", tag_constants(taken))
    write(output, CONSTANTS, "Uids.java", uid_constants(uids))
    header = [
        "Where DCMTK's and pydicom's copies of PS3.6 differ, which one the tables follow and why.",
        "Generated by dicom/tools/generate-dictionary.py. All entries not named here are equal in both",
        "in value representation, multiplicity, keyword and retirement; names are pydicom's alone.",
        "",
        compared,
    ]
    middle = ["", compared_uids]
    last = ["", "%d rows of newer-editions.tsv prevail:" % len(newer_report)]
    write(output, "tools", "dictionary-differences.txt", header + elements_report + middle + uids_report + last + newer_report)


if __name__ == "__main__":
    main()
