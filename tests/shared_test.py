#!/usr/bin/env python3
"""Scores tlspath on the labelled mails that lie beside the project, and demands the numbers that were reached.

usage: shared_test.py TLSPATH SHARED_FOLDER lab|labels|paths

Ends with status 77 (skipped) where the folder is absent, as it is in a public clone. Rows that we dispute are
listed, with the reason, in tests/shared_disputes.tsv; they are printed but count as the scorer counts them.
"""
import os
import re
import subprocess
import sys

SKIPPED = 77
LEAST = {  # per cent of the sure rows
    "lab": {k: 100.0 for k in ("verdict", "version", "cipher", "bits", "client_certificate", "authenticated", "system")},
    # What was reached, less two rows or so: what agreed upon is less would let fifty rot unseen.
    "labels": {"verdict": 99.6, "version": 99.8, "cipher": 99.8, "bits": 99.8, "protocol": 99.8,
               "client_certificate": 99.8, "authenticated": 99.7, "system": 98.9},
    "paths": {"path_verdict": 98.0, "internet_verdict": 98.0, "boundary_field": 98.0, "receiving_org": 98.0,
              "weakest_field": 97.0},
}
TABLES = {
    "lab": ["--mails", "lab/mails", "lab/truth.tsv"],
    "labels": ["corpus/labels.tsv"],
    "paths": ["--paths", "corpus/paths/mails", "corpus/paths/truth.tsv"],
}


def main():
    tlspath, shared, what = sys.argv[1:4]
    scorer = os.path.join(shared, "tools", "score.py")
    tables = [t if t.startswith("--") else os.path.join(shared, t) for t in TABLES[what]]
    absent = [t for t in [scorer] + tables if not t.startswith("--") and not os.path.exists(t)]
    if absent:
        print(f"skipped: {absent[0]} is not here")
        return SKIPPED
    # The program must not read the settings of whoever runs the tests.
    env = dict(os.environ, XDG_CONFIG_HOME=os.devnull, LC_ALL="C.UTF-8")
    run = subprocess.run([sys.executable, scorer, "--tlspath", tlspath, "--show", "10"] + tables,
                         stdout=subprocess.PIPE, text=True, errors="replace", env=env)
    print(run.stdout)
    if run.returncode != 0:
        print(f"the scorer ended with status {run.returncode}")
        return 1
    got = {m[1]: float(m[2]) for m in re.finditer(r"^(\w+) +\d+ of +\d+ right +([\d.]+) %", run.stdout, re.M)}
    wrong = [f"{k}: {got.get(k, 'no number')} %, wanted {least} %" for k, least in LEAST[what].items()
             if got.get(k, -1.0) < least]
    if what != "paths" and "false encrypted 0, false cleartext 0" not in run.stdout:
        wrong.append("a hop is called encrypted or in cleartext that was not")
    for line in wrong:
        print("FAILED", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
