#!/usr/bin/env python3
"""process_test.py TLSPATH SOURCE_DIR: what the process itself does, with real descriptors and limits: an output that is
full, an input that cannot be read, no more threads to be had. Exit statuses as in the manual page.
"""
import contextlib
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
MAILBOX = SOURCE / "tests/data/check/inbox.mbox"
BROKEN = ["check", "--no-config", "--policy", SOURCE / "tests/data/check/partners.toml", MAILBOX]
FAILURES = []


def run(words, **how):
    how.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([PROGRAM, *map(str, words)], stderr=subprocess.PIPE, timeout=100, check=False, **how)


def expect(what, ran, status, words=b""):
    if ran.returncode != status or words not in ran.stderr:
        FAILURES.append(f"{what}: status {ran.returncode}, wanted {status}: {ran.stderr!r}")


expect("a broken policy", run(BROKEN), 1)
with open("/dev/full", "wb") as full:
    expect("a broken policy stays broken on a full disk", run(BROKEN, stdout=full), 1, b"No space left")
    expect("wrong usage stays that", run(["systems", "--no-config", "no-such-system"], stdout=full), 2)
    expect("sums that nobody got", run(["scan", "--no-config", MAILBOX], stdout=full), 3, b"No space left")
    # What nobody was told of is judged again.
    with tempfile.TemporaryDirectory() as place:
        remembered = [*BROKEN, "--db", pathlib.Path(place) / "seen.sqlite"]
        expect("a policy that is broken unheard", run(remembered, stdout=full), 1, b"No space left")
        expect("... is broken the next time", run(remembered), 1)
        expect("... and then told", run(remembered), 0)
reader, writer = os.pipe()
os.close(reader)
expect("a broken policy stays broken in a closed pipe", run(BROKEN, stdout=writer), 1)
expect("sums in a closed pipe", run(["scan", "--no-config", MAILBOX], stdout=writer), 0)
with tempfile.TemporaryDirectory() as place:
    expect("ulimit -f is a full disk",
           run(["scan", "--no-config", "--quiet", "--html", pathlib.Path(place) / "a.html", MAILBOX],
               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))),
           3, b"File too large")
# Whatever could not be written, and wherever: --resume ends with what an undisturbed scan writes.
MAILS = b"".join(b"From a@example.org Mon Jan  1 00:00:00 2024\n" + mail.read_bytes() + b"\n\n"
                 for mail in sorted((SOURCE / "samples").rglob("*.eml")))


def rows(database):
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return {t: sorted(map(repr, db.execute(f"SELECT * FROM {t}")))
                for t in ("sources", "messages", "hops", "names", "findings", "lines", "facts", "copies")}


with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    (place / "in.mbox").write_bytes(MAILS)
    READ = {"--ndjson": pathlib.Path.read_bytes, "--csv": pathlib.Path.read_bytes, "--db": rows}

    def scan(name, options, more=(), **how):
        outputs = [word for o in options for word in (o, place / (name + o))]
        return run(["scan", "--no-config", "--quiet", "--jobs", "1", *outputs, *more, place / "in.mbox"], **how)

    scan("whole", READ)
    WHOLE = {o: read(place / ("whole" + o)) for o, read in READ.items()}
    for kilobytes in (50, 100, 300, 400, 600):
        for options in (["--ndjson"], ["--csv"], ["--db"], ["--db", "--ndjson"], ["--db", "--csv", "--ndjson"]):
            what = f"{' '.join(options)} in {kilobytes} KB"
            name = what.replace(" ", "")
            least = min((place / ("whole" + o)).stat().st_size for o in options) >> 10
            cut = scan(name, options,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10,) * 2))
            if kilobytes < least:
                if cut.returncode not in (3, 4):
                    FAILURES.append(f"{what}: status {cut.returncode}")
            expect(what + ", gone on with", scan(name, options, ["--resume"]), 0)
            for o in options:
                if READ[o](place / (name + o)) != WHOLE[o]:
                    FAILURES.append(f"{what}: {o} is not what an undisturbed scan writes")
    reader, writer = os.pipe()
    os.close(reader)
    scan("pipe", ["--db"], ["--ndjson", "-"], stdout=writer)
    expect("a closed pipe beside a database", scan("pipe", ["--db"], ["--resume"]), 0)
    if rows(place / "pipe--db") != WHOLE["--db"]:
        FAILURES.append("a closed pipe beside a database: mails lack, or are there twice")
folder = os.open("/", os.O_RDONLY)
expect("an input that cannot be read", run(["scan", "--no-config", "-"], stdin=folder), 4, b"could not be read")
# Where address space ends, fewer threads do, or it is told; no exception is lost.
few = run(["scan", "--no-config", "--jobs", "60", MAILBOX],
          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20)))
if b"terminate called" in few.stderr:
    FAILURES.append(f"no memory for sixty threads: {few.stderr!r}")

for failure in FAILURES:
    print(failure)
sys.exit(1 if FAILURES else 0)
