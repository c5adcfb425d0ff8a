#!/usr/bin/env python3
"""What pydicom reads in DICOM files: one JSON line per file, every element under its path, bulk by length and SHA-256.

  pydicom_elements.py FILE_OR_FOLDER...

A line: {"file", "syntax", "elements": {path: {"vr", "kind", "value"}}, "frames": [{"length", "sha256"}]}, or
{"file", "error"} for a file that pydicom cannot read. A path is 8 hex digits, an item is [n], a dot joins the levels.
kind is text, number, name, bulk, items or error (the element alone could not be decoded).
Values are as DICOM JSON means them: padding gone, bulk in little endian.
"""
import hashlib
import json
import os
import sys
import warnings

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.encaps import generate_pixel_data_frame
from pydicom.multival import MultiValue
from pydicom.valuerep import PersonName

BULK = {"OB": 1, "OW": 2, "OL": 4, "OF": 4, "OD": 8, "OV": 8, "UN": 1, "OB or OW": 2}
NUMBERS = {"DS", "IS", "FL", "FD", "SL", "SS", "SV", "UL", "US", "UV", "US or SS"}
WHOLE_TEXT = {"LT", "ST", "UT", "UR"}
PIXELS = (0x7FE00008, 0x7FE00009, 0x7FE00010)


def little(data, vr, ds):
    """The bytes in little endian, whatever the file's byte order."""
    width = BULK.get(vr, 1)
    if ds.is_little_endian or width == 1:
        return bytes(data)
    swapped = bytearray(data)
    for i in range(width):
        swapped[i::width] = data[width - 1 - i::width]
    return bytes(swapped)


def digest(data):
    return {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def values(value):
    """The values as a list; an empty element has none."""
    if value is None or (isinstance(value, (str, bytes, PersonName)) and not value):
        return []
    return list(value) if isinstance(value, (MultiValue, list, tuple)) else [value]


def number(value):
    if value is None or value == "":
        return None
    original = getattr(value, "original_string", None)
    if original:
        return original.strip(" \0")
    return repr(value) if isinstance(value, float) else str(value)


def name(value):
    """The three component groups, without the empty components at the end of each."""
    groups = (str(value) if value else "").split("=") + ["", "", ""]
    return [group.strip(" \0").rstrip("^") for group in groups[:3]]


def simple(vr, value, ds):
    if vr in BULK and isinstance(value, (bytes, bytearray)):
        return {"kind": "bulk", "value": digest(little(value, vr, ds))}
    if vr == "AT":
        return {"kind": "text", "value": ["%08X" % v for v in values(value)]}
    if vr in NUMBERS:
        return {"kind": "number", "value": [number(v) for v in values(value)]}
    if vr == "PN":
        return {"kind": "name", "value": [name(v) for v in values(value)]}
    strip = (lambda s: s.rstrip(" \0")) if vr in WHOLE_TEXT else (lambda s: s.strip(" \0"))
    return {"kind": "text", "value": [strip(str(v)) for v in values(value)]}


def guessed(raw):
    """A private element without a VR of its own: pydicom would look one up in its list of private elements."""
    return (isinstance(raw, RawDataElement) and (raw.is_implicit_VR or raw.VR == "UN") and raw.tag.is_private
            and not raw.tag.is_private_creator and raw.length != 0xFFFFFFFF)


def walk(ds, prefix, root, out):
    for tag in sorted(ds.keys()):
        path = prefix + "%08X" % tag
        if tag.element == 0:
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if guessed(ds.get_item(tag)):
                    out[path] = {"vr": "UN", "kind": "bulk", "value": digest(ds.get_item(tag).value or b"")}
                    continue
                element = ds[tag]
                vr = element.VR
                if vr == "SQ":
                    out[path] = {"vr": vr, "kind": "items", "value": len(element.value)}
                    for i, item in enumerate(element.value):
                        walk(item, "%s[%d]." % (path, i), root, out)
                    continue
                if tag in PIXELS and element.is_undefined_length:
                    out[path] = {"vr": vr, "kind": "bulk", "value": {"encapsulated": True}}
                    continue
                out[path] = {"vr": vr, **simple(vr, element.value, root)}
        except Exception as problem:  # whatever pydicom cannot decode is its own answer
            out[path] = {"vr": "", "kind": "error", "value": type(problem).__name__}


def native_frames(ds, data):
    count = int(ds.get("NumberOfFrames") or 1)
    samples = int(ds.get("SamplesPerPixel") or 1)
    if ds.get("PhotometricInterpretation") == "YBR_FULL_422":
        samples = 2
    bits = int(ds.Rows) * int(ds.Columns) * samples * int(ds.BitsAllocated)
    if bits % 8 == 0:
        size = bits // 8
        return [data[i * size:(i + 1) * size] for i in range(count)]
    whole = int.from_bytes(data, "little")
    mask = (1 << bits) - 1
    return [((whole >> (i * bits)) & mask).to_bytes((bits + 7) // 8, "little") for i in range(count)]


def frames(ds):
    for tag in PIXELS:
        if tag in ds:
            element = ds[tag]
            if element.is_undefined_length:
                count = int(ds.get("NumberOfFrames") or 1)
                return list(generate_pixel_data_frame(element.value, count))
            return native_frames(ds, little(element.value, element.VR, ds))
    return []


def describe(path):
    line = {"file": path}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ds = pydicom.dcmread(path, force=True)
            line["syntax"] = str(ds.file_meta.get("TransferSyntaxUID", ""))
            elements = {}
            walk(ds, "", ds, elements)
            line["elements"] = elements
    except Exception as problem:
        return {"file": path, "error": "%s: %s" % (type(problem).__name__, problem)}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            line["frames"] = [digest(f) for f in frames(ds)]
    except Exception as problem:
        line["framesError"] = "%s: %s" % (type(problem).__name__, problem)
    return line


def files(arguments):
    for argument in arguments:
        if os.path.isfile(argument):
            yield argument
        for folder, _, names in sorted(os.walk(argument)):
            for each in sorted(names):
                yield os.path.join(folder, each)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for each in files(sys.argv[1:]):
        print(json.dumps(describe(each), ensure_ascii=True))
