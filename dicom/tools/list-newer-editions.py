#!/usr/bin/env python3
"""Lists what a newer pydicom knows of PS3.6 beyond the one generate-dictionary.py reads.

    dicom/tools/list-newer-editions.py PYDICOM > dicom/tools/newer-editions.tsv

PYDICOM is the folder of an unpacked release, for example of
    pip download --no-deps pydicom==3.0.2 && unzip pydicom-*.whl
The rows are those of the generated tables; generate-dictionary.py lets them replace older ones.
"""

import importlib.util
import os
import sys

OLDER = "/usr/lib/python3/dist-packages/pydicom"


def load(folder, name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(folder, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def elements(folder):
    rows = load(folder, "_dicom_dict").DicomDictionary
    return {"%08X" % t: (vr, vm, key, name, "RET" if ret else "") for t, (vr, vm, name, ret, key) in rows.items()}


def uids(folder):
    rows = load(folder, "_uid_dict").UID_dictionary
    return {u: (kind, key, name, "RET" if ret else "") for u, (name, kind, _, ret, key) in rows.items() if name}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    edition = load(sys.argv[1], "_version").__dicom_version__
    print("# Rows that are new or different in PS3.6 %s, as pydicom has it. Made by list-newer-editions.py." % edition)
    for read in (elements, uids):
        older, newer = read(OLDER), read(sys.argv[1])
        for key in sorted(newer):
            if newer[key] != older.get(key):
                print("\t".join((key,) + newer[key]))


if __name__ == "__main__":
    main()
