"""Look into every Windows binary of a bundle: python packaging/audit.py BUNDLE. Needs pefile.

Exit 1 when one is not x64, imports a library that neither the bundle nor Windows has, or comes from Wine.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pefile

X64 = 0x8664
IMPORTS = ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")
_NAMES = """advapi32 authz bcrypt bcryptprimitives cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dcomp
    dnsapi dwmapi dwrite dxgi gdi32 imm32 iphlpapi kernel32 mpr msvcrt ncrypt netapi32 normaliz ntdll ole32 oleaut32
    powrprof propsys psapi rpcrt4 secur32 setupapi shcore shell32 shlwapi ucrtbase uiautomationcore user32 userenv uxtheme version
    winmm winspool wtsapi32 ws2_32 wsock32"""
WINDOWS = frozenset(_NAMES.split())
"""Libraries that every Windows 10 from 1809 on has; those that begin with api-ms-win- go without saying."""
WINE_MARKS = (b"Wine builtin DLL", b"Wine placeholder DLL")


def main(bundle: Path) -> int:
    files = [path for path in bundle.rglob("*") if path.suffix.lower() in {".exe", ".dll", ".pyd"}]
    carried = {path.name.lower() for path in files}
    outside: dict[str, set[str]] = defaultdict(set)
    bad = []
    for path in files:
        binary = pefile.PE(str(path), fast_load=True)
        if binary.FILE_HEADER.Machine != X64:
            bad.append(f"not x64: {path.name}")
        if any(mark in binary.header for mark in WINE_MARKS):
            bad.append(f"from Wine: {path.name}")
        for name in imported(binary) - carried:
            outside[name].add(path.name)
        binary.close()
    foreign = {name: users for name, users in outside.items() if name.rsplit(".", 1)[0] not in WINDOWS}
    bad += [f"missing: {name} for {', '.join(sorted(users)[:3])}" for name, users in sorted(foreign.items())]
    print(f"{len(files)} binaries; from Windows: {', '.join(sorted(outside))}")
    print(*bad, sep="\n")
    return 1 if bad or not files else 0


def imported(binary: pefile.PE) -> set[str]:
    """Names of the libraries that a binary loads, those that are part of every Windows by contract left out."""
    binary.parse_data_directories([1, 13])
    names = {entry.dll.decode().lower() for table in IMPORTS for entry in getattr(binary, table, [])}
    return {name for name in names if not name.startswith(("api-ms-win-", "ext-ms-"))}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
