#!/usr/bin/python3
"""Holds docs/audit.schema.json against what `tlspath audit --format json` prints of every sample.

    audit_schema_test.py docs/audit.schema.json TLSPATH samples/audit
"""
import copy
import json
import pathlib
import subprocess
import sys

import jsonschema

from schema_test import objects


def main(schema_file, program, folder):
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    failures = [f"{at}/{name}: no description" for at, node in objects(schema)
                for name, member in node["properties"].items() if len(member.get("description", "")) < 10]
    strict = copy.deepcopy(schema)
    for _, node in list(objects(strict)):
        node["additionalProperties"] = False
    files = [f for f in sorted(pathlib.Path(folder).iterdir()) if f.suffix != ".answer"]
    for file in files:
        done = subprocess.run([program, "audit", "--no-config", "--format", "json", str(file)], check=True,
                              capture_output=True)
        document = json.loads(done.stdout)
        failures += [f"{file.name}: {e.json_path}: {e.message[:200]}"
                     for e in jsonschema.Draft202012Validator(strict).iter_errors(document)]
    print(f"{len(files)} samples")
    print("\n".join(failures))
    return 1 if failures or not files else 0


sys.exit(main(*sys.argv[1:]))
