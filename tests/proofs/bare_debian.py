"""The README's two commands on a bare Debian 12, as an ordinary user and as root, with nothing exported.

`python3 -m tests.proofs.bare_debian [FOLDER]`, as root; installs debootstrap if it is missing. Takes a quarter of an
hour and 3 GB in FOLDER (default: among the temporary files), which is removed afterwards. What is not there, or not
allowed, makes it say SKIPPED.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
RELEASE, PACKAGES = "bookworm", "python3,python3-pip,git,ca-certificates"
NEEDED = ("/etc/resolv.conf", "/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt")
"""What the clients of package registries need to know of this machine."""
CLERK = 1000
ENTER = 'for name in proc dev dev/shm sys; do mount --bind "/$name" "$0/$name"; done; exec chroot "$@"'
"""In a view of the file system that ends with the command: what is mounted for it is never seen from outside."""
START = ("python3", "packaging/start.py")


class Skipped(Exception):
    """Why the proof can't be had here."""


def main() -> int:
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        with tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as folder, bare(Path(folder)) as debian:
            failed = [what for what, good in proofs(debian) if not good]
    except Skipped as why:
        print(f"SKIPPED: {why}")
        return 0
    print(f"failed: {'; '.join(failed)}" if failed else "all good")
    return int(bool(failed))


@contextmanager
def bare(folder: Path) -> Iterator[Path]:
    """A Debian without anything, with a copy of what git knows for root and for a clerk."""
    if os.geteuid() != 0:
        raise Skipped("only root may make a system of its own")
    if not shutil.which("debootstrap"):
        called("apt-get", "install", "-y", "-q", "--no-install-recommends", "debootstrap")
    debian = folder / "debian"
    called("debootstrap", "--variant=minbase", f"--include={PACKAGES}", RELEASE, str(debian), mirror())
    for name in filter(os.path.exists, NEEDED):
        shutil.copyfile(name, debian / name[1:])
    if problem := inside(debian, "useradd", "--create-home", "--uid", str(CLERK), "clerk").stderr.strip():
        raise Skipped(problem)
    for home, owner in (("root", 0), ("home/clerk", CLERK)):
        copy(debian / home / "gknb", owner)
    yield debian


def mirror() -> str:
    """Where this machine itself has Debian's packages from."""
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)"], capture_output=True, text=True, check=False
    )
    return next(iter(sorted(set(asked.stdout.split()))), "http://deb.debian.org/debian")


def called(*command: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise Skipped(f"{' '.join(command[:2])}: {done.stdout.strip().rpartition(chr(10))[2]}")


def copy(to: Path, owner: int) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    for name in filter(None, listed.split("\0")):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, to / name)
    for path in (to, *to.rglob("*")):
        os.chown(path, owner, owner)


def inside(debian: Path, *command: str, user: int = 0, folder: str = "/") -> subprocess.CompletedProcess[str]:
    """Run a command in the bare system as a user, with the environment of a fresh login and no more."""
    home = "/home/clerk" if user else "/root"
    given = [f"HOME={home}", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    chroot = [f"--userspec={user}:{user}", str(debian), "env", "-i", "-C", folder, *given, *command]
    return subprocess.run(
        ["unshare", "--mount", "sh", "-ec", ENTER, str(debian), *chroot],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def proofs(debian: Path) -> Iterator[tuple[str, bool]]:
    """What was tried, and whether it went well."""
    for command in ("run", "test"):
        done = inside(debian, *START, command, user=CLERK, folder="/home/clerk/gknb")
        lists = [line for line in done.stderr.splitlines() if "apt-get install" in line]
        told(f"the clerk's “{command}” on a system without anything", done)
        yield f"bare {command}: one list", done.returncode == 1 and len(lists) == 1 and "Traceback" not in done.stderr
    for name, user, home in (("root", 0, "/root"), ("clerk", CLERK, "/home/clerk")):
        for line in ("run", "test -q"):
            done = inside(debian, *START, *line.split(), user=user, folder=f"{home}/gknb")
            told(f"{name}: {line}", done)
            yield f"{name}: {line}", done.returncode == 0
        words = list((debian / home[1:] / "gknb" / "build" / "example").glob("*.docx"))
        yield f"{name}: the example's Word file", len(words) == 1


def told(what: str, done: subprocess.CompletedProcess[str]) -> None:
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    failed = [line for line in lines[:-4] if line.startswith(("FAILED", "ERROR"))]
    print(f"== {what}: exit code {done.returncode}", *failed, *lines[-4:], sep="\n   ", flush=True)


if __name__ == "__main__":
    sys.exit(main())
