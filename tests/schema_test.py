#!/usr/bin/python3
"""Holds docs/message.schema.json against records, read as NDJSON from the command given.

    schema_test.py docs/message.schema.json build/dev/tests/print_records

The schema must be valid (draft 2020-12) and say something of every member; every record must fit it, and fit a strict
copy in which no member may stand that the schema does not name. Needs python3-jsonschema of Debian.
"""
import copy
import json
import subprocess
import sys

import jsonschema


def objects(node, at="#"):
    """Every schema of an object in the schema, with its place."""
    if isinstance(node, dict):
        if "properties" in node:
            yield at, node
        for key, value in node.items():
            yield from objects(value, f"{at}/{key}")


def main(schema_file, command):
    with open(schema_file, encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    failures = []
    for at, node in objects(schema):
        for name, member in node["properties"].items():
            target = member
            if "description" not in member and "$ref" in member:
                target = schema["$defs"][member["$ref"].removeprefix("#/$defs/")]
            if len(target.get("description", "")) < 10:
                failures.append(f"{at}/{name}: no description")

    strict = copy.deepcopy(schema)
    for _, node in list(objects(strict)):
        node["additionalProperties"] = False
    check = jsonschema.Draft202012Validator(schema)
    check_strictly = jsonschema.Draft202012Validator(strict)

    lines = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8").splitlines()
    if not lines:
        failures.append("no records")
    for number, line in enumerate(lines, 1):
        record = json.loads(line)
        for name, validator in (("schema", check), ("strict schema", check_strictly)):
            for error in validator.iter_errors(record):
                failures.append(f"record {number}: {name}: {error.json_path}: {error.message[:300]}")
        # A reader ignores members it does not know; the schema must not forbid them.
        record["a_new_member"] = 1
        if not check.is_valid(record):
            failures.append(f"record {number}: the schema forbids new members")
        if check_strictly.is_valid(record):
            failures.append(f"record {number}: the strict copy is not strict")
        for member in ("path", "hops", "source"):
            torn = {k: v for k, v in record.items() if k != member}
            if check.is_valid(torn):
                failures.append(f"record {number}: fits without {member}")
    print(f"{len(lines)} records")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
