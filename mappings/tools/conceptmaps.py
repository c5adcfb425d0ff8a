#!/usr/bin/env python3
"""Writes the ConceptMaps of this module. Usage: conceptmaps.py IG_FOLDER OUTPUT_FOLDER

IG_FOLDER holds terminology/body-part-examined-to-sct.csv and packages/r4/offline.fhir.dicom.subset-*.tgz.
Run by hand when a table changes; the resources are kept in the repository and reviewed there.
"""

import csv
import glob
import json
import pathlib
import sys
import tarfile

SCT = "http://snomed.info/sct"
DCM = "http://dicom.nema.org/resources/ontology/DCM"
SCT_COPYRIGHT = (
    "This resource includes content from SNOMED CT, which is copyright of the International Health"
    " Terminology Standards Development Organisation (IHTSDO)."
)

# IHE RAD MADO table 6.X.6.4-1 as the value set of HL7 EU Imaging has it, and the Body Part Examined
# terms of PS3.16 Annex L that lie within one region. Terms that span regions are left out.
REGIONS = {
    ("774007", "Head and neck"): """BRAIN CEREBELLUM CEREBHEMISPHERE CHEEK CHOROIDPLEXUS
        CIRCLEOFWILLIS CORNEA EAC EAR ENDONASAL ENDONASOPHARYNYX EYE EYELID FACE FONTANEL HEAD HEADNECK
        HYPOPHARYNX IAC INTRACRANIAL JAW LARYNX LATVENTRICLE MANDIBLE MASTOID MAXILLA MOUTH NASOPHARYNX
        NECK NOSE OPTICCANAL ORBIT PARATHYROID PAROTID PHARYNX PHARYNXLARYNX SCALP SCLERA SELLA SKULL
        SUBMANDIBULAR SUPRACLAVICULAR THALAMUS THYROID TMJ TONGUE ZYGOMA 3RDVENTRICLE 4THVENTRICLE""",
    ("67734004", "Upper trunk"): """BRONCHUS CHEST LUNG MEDIASTINUM PARASTERNAL RIB STERNUM
        THORAX THYMUS TRACHEABRONCHUS UPPERTRUNK""",
    ("63337009", "Lower trunk"): """ABDOMEN ABDOMENPELVIS ADRENAL ANUSRECTUMSIGMD APPENDIX
        ASCENDINGCOLON BILEDUCT BILIARYTRACT BLADDER BLADDERURETHRA CERVIX COLON COMMONBILEDUCT
        DESCENDINGCOLON DUODENUM ENDOMETRIUM ENDOVESICAL EPIDIDYMIS EPIGASTRIC FLANK GALLBLADDER
        HYPOGASTRIC ILEUM INGUINAL JEJUNUM KIDNEY LARGEINTESTINE LHYPOCHONDRIAC LINGUINAL LIVER LLQ LLUMBAR
        LOWERTRUNK LUQ OVARY PANCBILEDUCT PANCREAS PANCREATICDUCT PELVIS PENIS PERINEUM PROSTATE RECTUM
        RETROPERITONEUM RHYPOCHONDRIAC RINGUINAL RLQ RLUMBAR RUQ SCROTUM SEMVESICLE SIGMOID SMALLINTESTINE
        SPLEEN STOMACH TESTIS TRANSVERSECOLON UMBILICAL UPRURINARYTRACT URETER URETHRA UTERUS VAGINA
        VULVA""",
    ("53120007", "Upper limb"): """ELBOW FINGER FOREARM HAND HUMERUS RADIUS RADIUSULNA THUMB ULNA
        UPPERARM UPPERLIMB WRIST""",
    ("61685007", "Lower limb"): """ANKLE CALCANEUS CALF FEMUR FIBULA FOOT KNEE LOWERLEG LOWERLIMB
        PATELLA POPLITEALFOSSA SESAMOID THIGH TIBIA TIBIAFIBULA TOE""",
    ("737561001", "Vertebral column"): """CSPINE CTSPINE LSPINE LSSPINE SPINE SSPINE COCCYX TLSPINE
        TSPINE""",
    ("80891009", "Heart"): "HEART LATRIUM RATRIUM LVENTRICLE RVENTRICLE CORONARYARTERY",
    ("76752008", "Breast"): "BREAST",
    ("113257007", "Cardiovascular system"): """AORTA AORTICARCH ASCAORTA DESCAORTA CARDIOVASCSYS
        ABDOMINALAORTA THORACICAORTA""",
    ("38266002", "Entire body"): "WHOLEBODY",
}


def concept_map(name, title, description, groups, copyright_text=None):
    resource = {
        "resourceType": "ConceptMap",
        "id": f"dicom-{name}",
        "url": f"https://pontis.org/fhir/ConceptMap/dicom-{name}",
        "version": "1.0.0",
        "name": "".join(part.capitalize() for part in ["dicom", *name.split("-")]),
        "title": title,
        "status": "active",
        "experimental": False,
        "description": description,
    }
    if copyright_text:
        resource["copyright"] = copyright_text
    resource["group"] = [
        {
            "target": target,
            "element": [
                {
                    "code": code,
                    "target": [
                        {"code": to, "display": display, "equivalence": equivalence}
                    ],
                }
                for code, to, display, equivalence in rows
            ],
        }
        for target, rows in groups
    ]
    return resource


def write(folder, resource):
    path = folder / (resource["id"].removeprefix("dicom-") + ".json")
    path.write_text(json.dumps(resource, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def modality(ig):
    (package,) = glob.glob(str(ig / "packages/r4/offline.fhir.dicom.subset-*.tgz"))
    with tarfile.open(package) as tar:
        member = tar.extractfile("package/ValueSet-dicom-cid-33-Modality.json")
        (include,) = json.load(member)["compose"]["include"]
    rows = [(c["code"], c["code"], c["display"], "equal") for c in include["concept"]]
    return concept_map(
        "modality",
        "DICOM Modality to DCM",
        "The defined terms of Modality (0008,0060) as codes of the DICOM Controlled Terminology,"
        " PS3.16 CID 33.",
        [(DCM, sorted(rows))],
    )


def sex():
    rows = [
        ("F", "female", "Female", "equal"),
        ("M", "male", "Male", "equal"),
        ("O", "other", "Other", "equal"),
    ]
    return concept_map(
        "sex",
        "DICOM Patient's Sex to administrative gender",
        "The enumerated values of Patient's Sex (0010,0040), PS3.3 C.7.1.1, as FHIR administrative"
        " gender.",
        [("http://hl7.org/fhir/administrative-gender", rows)],
    )


def laterality():
    rows = [
        ("B", "51440002", "Bilateral", "equal"),
        ("L", "7771000", "Left", "equal"),
        ("R", "24028007", "Right", "equal"),
        ("U", "66459002", "Unilateral", "equal"),
    ]
    return concept_map(
        "laterality",
        "DICOM laterality to SNOMED CT",
        "The values of Laterality (0020,0060) and Image Laterality (0020,0062) as codes of PS3.16"
        " CID 244.",
        [(SCT, rows)],
        SCT_COPYRIGHT,
    )


def body_parts(ig):
    with open(ig / "terminology/body-part-examined-to-sct.csv", encoding="utf-8") as file:
        return {row["body_part_examined"]: row for row in csv.DictReader(file)}


def body_site(parts):
    rows = [(t, r["sct_code"], r["code_meaning"], "equivalent") for t, r in parts.items()]
    return concept_map(
        "body-site",
        "DICOM Body Part Examined to SNOMED CT",
        "The defined terms of Body Part Examined (0018,0015) as SNOMED CT codes. Origin: facts of"
        " PS3.16 Annex L as listed in the public repository nroduit/weasis-dicom-tools (commit"
        " bc3a720), checked against the context groups in pydicom; CHEST, UPPERLIMB, LOWERTRUNK,"
        " UPPERTRUNK and CARDIOVASCSYS added. Not the whole of Annex L.",
        [(SCT, sorted(rows))],
        SCT_COPYRIGHT,
    )


def anatomical_region(parts):
    rows = []
    for (code, display), terms in REGIONS.items():
        for term in terms.split():
            if term not in parts:
                sys.exit(f"{term} is no term of PS3.16 Annex L")
            equal = parts[term]["sct_code"] == code
            rows.append((term, code, display, "equivalent" if equal else "wider"))
    return concept_map(
        "anatomical-region",
        "DICOM Body Part Examined to the anatomical regions of HL7 EU Imaging",
        "The region that wholly holds what a term of Body Part Examined (0018,0015) names. Origin:"
        " the codes are those of the value set im-anatomical-region-valueset of HL7 EU Imaging, the"
        " assignment is this project's own; terms that span regions are left out.",
        [(SCT, sorted(rows))],
        SCT_COPYRIGHT,
    )


def main():
    ig, output = (pathlib.Path(argument) for argument in sys.argv[1:])
    parts = body_parts(ig)
    for resource in (
        modality(ig), sex(), laterality(), body_site(parts), anatomical_region(parts)
    ):
        write(output, resource)


if __name__ == "__main__":
    main()
