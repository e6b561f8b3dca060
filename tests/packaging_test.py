#!/usr/bin/env python3
"""packaging_test.py CMAKE BUILD_DIR SOURCE_DIR: installs into a scratch root and runs tlspath from there.

All is there and nothing else; show works; the .pst helper is found, also after the tree was moved; the man pages and
the bash completion know exactly the options and words that --help of each command lists.
"""
import gzip
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

COMMANDS = ["show", "scan", "check", "report", "merge", "probe", "audit", "systems"]
DOC = "share/doc/tlspath/"
INSTALLED = sorted(
    ["bin/tlspath", "libexec/tlspath/tlspath-pst", "libexec/tlspath/tlspath-probe", "share/bash-completion/completions/tlspath",
     "share/man/man1/tlspath.1.gz"]
    + [f"share/man/man1/tlspath-{c}.1.gz" for c in COMMANDS]
    + [DOC + f for f in ("CHANGELOG.md", "README.md", "audit.md", "audit.schema.json", "changelog.gz", "check.schema.json",
                         "cluster.md", "copyright", "examples/parallel/scan-over-ssh", "examples/slurm/merge.sbatch",
                         "examples/slurm/scan.sbatch", "message.schema.json", "own-systems.md", "policy.md", "probe.md",
                         "probe.schema.json", "store.md", "systems.schema.json", "what-tls-proves.md")])
GUI = ["bin/tlspath-gui", "share/applications/tlspath-gui.desktop", "share/doc/tlspath-gui/changelog.gz",
       "share/doc/tlspath-gui/copyright", "share/icons/hicolor/scalable/apps/tlspath-gui.svg",
       "share/man/man1/tlspath-gui.1.gz", "share/metainfo/tlspath-gui.metainfo.xml"]
failures = []


def check(good, what):
    if not good:
        failures.append(what)


def run(*words, status=0):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=100,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    check(done.returncode == status, f"{words}: status {done.returncode}, not {status}: {done.stderr}")
    return done


def options_of(program, command):
    """Option -> what --help shows of its value: "FILE", "en|de", "" for a switch."""
    found = {}
    for line in run(program, command, "--help").stdout.splitlines():
        if m := re.match(r"  --([a-z-]+)(?:\[=(\S+)\]| (\S+))?(?:  |$)", line):
            found[m[1]] = m[2] or m[3] or ""
    return found


def is_list(value):  # words to choose from, not a name for what is to be typed
    return "|" in value and value == value.lower()


def page_options(text):
    return {o for line in text.splitlines() if line.startswith("\\fB--") for o in re.findall(r"\\fB--([a-z-]+)", line)}


def check_pages(root, program):
    pages = {p.name.removesuffix(".1.gz"): gzip.open(p, "rt").read().replace("\\-", "-")
             for p in (root / "share/man/man1").iterdir()}
    common = page_options(pages["tlspath"].split("COMMON OPTIONS")[1])
    check("help" in common, "tlspath(1) has the common options")
    for c in COMMANDS:
        page = pages.get(f"tlspath-{c}", "")
        said = page_options(page)
        if "common options" in page:
            said |= common
        has = options_of(program, c)
        check(said == set(has), f"tlspath-{c}(1): differs from --help in {sorted(said ^ set(has))}")
        check(f"tlspath-{c}" in pages["tlspath"], f"tlspath(1) names {c}")
        flat = re.sub(r"\\f.", "", page + pages["tlspath"])
        for option, value in has.items():
            check(not is_list(value) or value in flat, f"tlspath-{c}(1): --{option} takes {value}")


def complete(root, program, *words):
    """What bash offers where the last word is being typed."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tlspath; printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "-c", script, "bash", str(root / "share/bash-completion/completions/tlspath"),
                           str(program), *words], capture_output=True, text=True, cwd=root, timeout=60)
    check(done.stderr == "", f"completion of {words}: {done.stderr}")
    return {w for w in done.stdout.splitlines() if w}


def check_completion(root, program):
    listed = set(re.findall(r"^  ([a-z]+) [\[A-Z]", run(program, "--help").stdout, re.M))
    check(listed == set(COMMANDS), f"--help lists {sorted(listed)}; this test knows {COMMANDS}")
    first = complete(root, program, "")
    check(listed | {"help", "bin", "share"} <= first, f"first word: {sorted(first)}")
    check(complete(root, program, "help", "") == listed, "help COMMAND")
    for c in COMMANDS:
        has = options_of(program, c)
        offered = complete(root, program, c, "--")
        check(offered == {f"--{o}" for o in has}, f"{c}: differs in {sorted(offered ^ {f'--{o}' for o in has})}")
        for option, value in has.items():
            after = complete(root, program, c, f"--{option}", "")
            with_sign = complete(root, program, c, f"--{option}", "=", "")
            if is_list(value):
                check(with_sign == set(value.split("|")), f"{c} --{option}=: {sorted(with_sign)}")
                if option != "redact":  # its value needs the "="
                    check(after == set(value.split("|")), f"{c} --{option}: {sorted(after)}")
            elif value.startswith("FILE"):
                check("bin" in after, f"{c} --{option}: files, not {sorted(after)}")
            elif value:
                check(not after, f"{c} --{option} {value}: nothing can be offered, but {sorted(after)}")
    check("exchange" in complete(root, program, "systems", "exch"), "ids of systems")
    check("--version" in complete(root, program, "--ver"), "--version")
    check("--redact" in complete(root, program, "--"), "options of show without its name")


def check_probe(moved, program, scratch):
    # What is tried ends before any network: nothing listens there.
    said = run(program, "probe", "--no-config", "127.0.0.1:1", status=4).stdout
    check("no connection" in said, f"probe: {said}")
    (moved / "libexec/tlspath/tlspath-probe").rename(scratch / "away-probe")
    said = run(program, "probe", "--no-config", "127.0.0.1:1", status=4).stderr
    check("tlspath-probe is not installed" in said, f"probe without helper: {said}")


def check_desktop(root):
    for tool, words, name in (("desktop-file-validate", [], "applications/tlspath-gui.desktop"),
                              ("appstreamcli", ["validate", "--no-net"], "metainfo/tlspath-gui.metainfo.xml")):
        if found := shutil.which(tool):
            done = subprocess.run([found, *words, str(root / "share" / name)], capture_output=True, text=True, timeout=60)
            check(done.returncode == 0, f"{name}: {done.stdout}{done.stderr}")


def main():
    cmake, build, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        root = scratch / "root"
        run(cmake, "--install", build, "--prefix", root)
        there = sorted(str(p.relative_to(root)) for p in root.rglob("*") if not p.is_dir())
        if not (pathlib.Path(build) / "cli/tlspath-probe").exists():  # built without its libraries
            INSTALLED.remove("libexec/tlspath/tlspath-probe")
        # The viewer is there where it was built, and then all of it.
        wanted = sorted(INSTALLED + (GUI if "bin/tlspath-gui" in there else []))
        check(there == wanted, f"installed and not expected, or the reverse: {sorted(set(there) ^ set(wanted))}")
        if "bin/tlspath-gui" in there:
            check_desktop(root)

        moved = scratch / "moved"
        root.rename(moved)
        program = moved / "bin/tlspath"
        sample = source / "samples/seed/exchange-imss.eml"
        shown = run(program, "show", "--no-config", sample).stdout
        check("Encrypted on both hops" in shown, f"show: {shown}")
        # Only the helper can say what is wrong with this one.
        torn = scratch / "torn.pst"
        torn.write_bytes(b"!BDN" + bytes(2000))
        said = run(program, "scan", "--no-config", torn, status=4).stderr
        check("libpff" in said, f"scan of a .pst: {said}")
        helper = moved / "libexec/tlspath/tlspath-pst"
        helper.rename(scratch / "away")
        said = run(program, "scan", "--no-config", torn, status=4).stderr
        check("libpff" not in said and "not installed" in said, f"scan of a .pst without helper: {said}")

        if "libexec/tlspath/tlspath-probe" in INSTALLED:
            check_probe(moved, program, scratch)
        check_pages(moved, program)
        check_completion(moved, program)
    print("\n".join(failures) or "packaging: all well")
    return 1 if failures else 0


sys.exit(main())
