#!/usr/bin/env python3
"""disk_full_test.py TLSPATH SAMPLES: a disk that fills while a scan writes, for real: a file system of its own in a
mount namespace, first too small, then large enough.

Whatever is written, the scan says so and ends with 3 or 4; --resume, once there is room, ends with what an undisturbed
scan writes. Skipped (77) where no file system may be mounted.
"""
import contextlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

SMALL, LARGE = "768k", "256m"


def run(program, *words):
    return subprocess.run([program, "scan", "--no-config", "--quiet", "--jobs", "1", *map(str, words)],
                          capture_output=True, text=True, timeout=200)


def rows(database):
    """All of it but what tells when and how it was written."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        tables = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                  if n not in ("meta", "sqlite_stat1", "journal", "files")]
        return {t: sorted(map(repr, db.execute(f"SELECT * FROM {t}"))) for t in tables}


def in_namespace(program, samples):
    failures = []

    def check(good, what):
        if not good:
            failures.append(what)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        mbox = folder / "in.mbox"
        with mbox.open("wb") as out:
            for i in range(4):
                for mail in sorted(pathlib.Path(samples).rglob("*.eml")):
                    out.write(b"From a@example.org Mon Jan  1 00:00:00 2024\n" + mail.read_bytes() + b"\n\n")
        for option, name in (("--db", "r.sqlite"), ("--ndjson", "r.ndjson"), ("--csv", "r.csv")):
            disk = folder / name.replace(".", "-")
            disk.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tlspath-test", disk], check=True)
            try:
                full = run(program, option, disk / name, mbox)
                check(full.returncode in (3, 4), f"{option}: status {full.returncode} on a full disk")
                check("full" in full.stderr.lower() or "No space left" in full.stderr,
                      f"{option}: says nothing of it: {full.stderr}")
                subprocess.run(["mount", "-o", f"remount,size={LARGE}", disk], check=True)
                again = run(program, option, disk / name, "--resume", mbox)
                check(again.returncode == 0, f"{option}: --resume ended with {again.returncode}: {again.stderr}")
                check(run(program, option, folder / name, mbox).returncode == 0, f"{option}: undisturbed scan")
                read = rows if option == "--db" else pathlib.Path.read_bytes
                check(read(disk / name) == read(folder / name), f"{option}: other rows than undisturbed")
            finally:
                subprocess.run(["umount", "-l", disk], check=True)
        html = run(program, "--html", "/dev/full", mbox)
        check(html.returncode == 3, f"--html: status {html.returncode}")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def main():
    if os.environ.get("TLSPATH_IN_NAMESPACE"):
        return in_namespace(*sys.argv[1:3])
    words = ["unshare", "--mount", "--map-root-user", "--user"] if os.geteuid() else ["unshare", "--mount"]
    try:
        tried = subprocess.run([*words, "sh", "-c", "mount -t tmpfs tlspath-test /mnt"], capture_output=True, text=True)
    except FileNotFoundError:
        tried = None
    if tried is None or tried.returncode:
        print("skipped: no file system may be mounted here")
        return 77
    return subprocess.run([*words, sys.executable, *sys.argv], env=dict(os.environ, TLSPATH_IN_NAMESPACE="1")).returncode


if __name__ == "__main__":
    sys.exit(main())
