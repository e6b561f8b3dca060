#!/usr/bin/python3
"""Holds docs/systems.schema.json against the document that the command given prints.

    systems_schema_test.py docs/systems.schema.json build/dev/cli/tlspath systems --no-config --format json

As schema_test.py: the schema is valid and says something of every member, the document fits it and a strict copy, and
loses its fit without what is required. Needs python3-jsonschema of Debian.
"""
import copy
import json
import subprocess
import sys

import jsonschema

from schema_test import objects


def main(schema_file, command):
    with open(schema_file, encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    failures = []
    for at, node in objects(schema):
        for name, member in node["properties"].items():
            if len(member.get("description", "")) < 10:
                failures.append(f"{at}/{name}: no description")
        if set(node["required"]) != set(node["properties"]):
            failures.append(f"{at}: a member is not required")
    strict = copy.deepcopy(schema)
    for _, node in list(objects(strict)):
        node["additionalProperties"] = False

    document = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for name, one in (("schema", schema), ("strict schema", strict)):
        for error in jsonschema.Draft202012Validator(one).iter_errors(document):
            failures.append(f"{name}: {error.json_path}: {error.message[:300]}")
    for system in document["systems"]:
        if system["profiles"] and sum(p["unversioned"] for p in system["profiles"]) != 1:
            failures.append(f"{system['id']}: not exactly one profile for lines without a version")
        if not system["examples"]:
            failures.append(f"{system['id']}: no example")
    ids = [s["id"] for s in document["systems"]]
    if len(ids) != len(set(ids)):
        failures.append("ids are not unique")
    for member in schema["required"]:
        torn = {k: v for k, v in document.items() if k != member}
        if jsonschema.Draft202012Validator(schema).is_valid(torn):
            failures.append(f"fits without {member}")
    print(f"{len(ids)} systems")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
