#!/usr/bin/python3
"""Holds docs/check.schema.json against what `tlspath check --format json` says, and its JUnit against itself.

    check_schema_test.py docs/check.schema.json build/dev/cli/tlspath SOURCE_DIR

As schema_test.py: the schema is valid and says something of every member; documents fit it and a strict copy. Needs
python3-jsonschema of Debian.
"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import jsonschema

from schema_test import objects

POLICIES = ["profile = 'opportunistic'\n", "profile = 'pci-like-1.2'\n", """
[others]
hops = "all"
minimum_version = "TLSv1.3"
minimum_grade = "good"
unstated = "violate"
plain_reading = "violate"
claimed = "violate"
since = 2000-01-01
[[relay]]
network = "192.0.2.0/24"
until = 2030-01-01
[[allow]]
kind = "private"
reason = "inside"
"""]


def main(schema_file, program, source):
    with open(schema_file, encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    failures = []
    for at, node in objects(schema):
        for name, member in node["properties"].items():
            if len(member.get("description", "")) < 10 and "$ref" not in member:
                failures.append(f"{at}/{name}: no description")
        if set(node["required"]) != set(node["properties"]):
            failures.append(f"{at}: a member is not required")
    strict = copy.deepcopy(schema)
    for _, node in list(objects(strict)):
        node["additionalProperties"] = False

    data = pathlib.Path(source) / "tests/data/check"
    with tempfile.TemporaryDirectory() as scratch:
        files = [data / "partners.toml"]
        for n, text in enumerate(POLICIES):
            files.append(pathlib.Path(scratch) / f"{n}.toml")
            files[-1].write_text(text)
        for policy in files:
            words = [program, "check", "--no-config", data / "inbox.mbox", pathlib.Path(source) / "samples",
                     "--policy", policy, "--quiet", "--format"]
            document = json.loads(subprocess.run([*words, "json"], stdout=subprocess.PIPE).stdout)
            for name, one in (("schema", schema), ("strict schema", strict)):
                for error in jsonschema.Draft202012Validator(one).iter_errors(document):
                    failures.append(f"{policy.name}: {name}: {error.json_path}: {error.message[:300]}")
            for member in schema["required"]:
                torn = {k: v for k, v in document.items() if k != member}
                if jsonschema.Draft202012Validator(schema).is_valid(torn):
                    failures.append(f"fits without {member}")
            for rule in document["rules"]:
                if rule["judged"] != sum(rule[k] for k in ("kept", "allowed", "reported", "violated")):
                    failures.append(f"{policy.name}: {rule['name']}: the counts do not add up")
            suites = xml.etree.ElementTree.fromstring(
                subprocess.run([*words, "junit"], stdout=subprocess.PIPE).stdout)
            cases = suites.findall(".//testcase")
            failed = suites.findall(".//failure")
            if int(suites.get("tests")) != len(cases) or int(suites.get("failures")) != len(failed):
                failures.append(f"{policy.name}: JUnit counts differ")
            if len(failed) != sum(r["violated"] > 0 for r in document["rules"]):
                failures.append(f"{policy.name}: JUnit and JSON differ")
            print(f"{policy.name}: {document['judged']} mails judged, {document['violated']} broke it")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
