"""The frozen program's folder and what its starter says."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "bundle.py"))


def test_another_content_is_another_folder_so_that_versions_lie_beside_each_other(
    bundle: dict[str, Any], tmp_path: Path
) -> None:
    library, archive = tmp_path / "a.dll", tmp_path / "gknb.pyz"
    library.write_bytes(b"library")
    archive.write_bytes(b"modules")
    entries = [("a.dll", str(library), "BINARY"), ("gknb.pyz", str(archive), "DATA"), ("a.so", "b.so", "SYMLINK")]
    name = bundle["folder_name"](entries)
    assert name.startswith(f"gknb-lib-{bundle['version']()}-")
    assert bundle["folder_name"](entries[::-1]) == name
    archive.write_bytes(b"modules, changed")
    assert bundle["folder_name"](entries) != name


def starter(bundle: dict[str, Any]) -> bytes:
    wide, narrow = bundle["SAID"], bundle["WINDOW_SAYS"]
    kept = [f"{one}\0".encode("utf-16-le") for one in wide] + [f"{one}\0".encode() for one in narrow]
    return b"MZ" + b"".join(kept) + b"rest"


@pytest.mark.parametrize("console", [True, False])
def test_what_the_starter_says_is_chinese_and_moves_nothing(
    bundle: dict[str, Any], tmp_path: Path, console: bool
) -> None:
    exe = tmp_path / "gknb.exe"
    exe.write_bytes(before := starter(bundle))
    bundle["speak_chinese"](exe, console=console)
    content = exe.read_bytes()
    assert len(content) == len(before)
    assert content.endswith(b"rest")
    for sentences, encoding, changed in (("SAID", "utf-16-le", True), ("WINDOW_SAYS", "utf-8", not console)):
        for sentence, now in bundle[sentences].items():
            assert (f"{now}\0".encode(encoding) in content) is changed
            assert (sentence.encode(encoding) in content) is not changed
            assert (sentence.count("%ls"), sentence.count("%s")) == (now.count("%ls"), now.count("%s"))


def test_a_starter_that_says_something_else_stops_the_build(bundle: dict[str, Any], tmp_path: Path) -> None:
    exe = tmp_path / "gknb.exe"
    exe.write_bytes(starter(bundle).replace("Python DLL".encode("utf-16-le"), "Python dll".encode("utf-16-le")))
    with pytest.raises(ValueError, match="does not say this any more"):
        bundle["speak_chinese"](exe, console=False)


def test_shiboken_takes_its_compiled_helpers_from_beside_it(bundle: dict[str, Any], tmp_path: Path) -> None:
    import shiboken6

    shutil.copytree(Path(shiboken6.__file__).parent, tmp_path / "shiboken6")
    for name, path, _ in bundle["shiboken_support"](tmp_path / "made"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, tmp_path / name)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from PySide6.QtCore import QTimer\n"
        "from shibokensupport.signature import loader; print(loader.__file__)\n"
        "try: QTimer().setInterval('x')\n"
        "except TypeError as error: print('Supported signatures' in str(error))"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    loader = tmp_path / "shiboken6/files.dir/shibokensupport/signature/loader.pyc"
    assert done.stdout.splitlines() == [str(loader), "True"]
    assert done.stderr == ""


def test_one_runtime_of_the_compiler_is_carried_and_no_table_of_foreign_text(bundle: dict[str, Any]) -> None:
    names = [
        "PySide6/MSVCP140.dll",
        r"shiboken6\MSVCP140.dll",
        "VCRUNTIME140.dll",
        r"PySide6\VCRUNTIME140.dll",
        "a.pyd",
    ]
    kept = bundle["kept"]([(name, f"from {name}", "BINARY") for name in names])
    assert [(name, path) for name, path, _ in kept] == [
        ("MSVCP140.dll", "from PySide6/MSVCP140.dll"),
        ("VCRUNTIME140.dll", r"from PySide6\VCRUNTIME140.dll"),
        ("a.pyd", "from a.pyd"),
    ]
    assert not {"encodings.gbk", "encodings.cp1252", "encodings.utf_8"} & set(bundle["UNUSED_MODULES"])


def test_a_rule_keeps_its_advice(bundle: dict[str, Any]) -> None:
    modules = [("app.checks.rule", "rule.py", "PYMODULE-2"), ("docx.api", "api.py", "PYMODULE-2")]
    assert [kind for *_, kind in bundle["lean"](modules)] == ["PYMODULE", "PYMODULE-2"]
