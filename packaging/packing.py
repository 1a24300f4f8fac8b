"""Pack a bundle: set-up, MSI, portable zip, and last of all their sums. Signed on the way where a command is given."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = "gknb-lib-*"


@dataclass(frozen=True)
class Packing:
    """What is packed and with what. `sign` is a command that signs the file put after it; '' signs nothing."""

    bundle: Path
    out: Path
    version: str
    makensis: str
    amd64: bool
    sign: str = ""

    @property
    def libraries(self) -> str:
        return next(self.bundle.glob(LIBRARIES)).name

    def all(self) -> bool:
        """Everything, in the order that signatures and sums need."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        if not all(self._signed(self.bundle / name) for name in ("gknb.exe", "gknb-cli.exe")):
            return False
        if not self._setup() or not self._msi():
            return False
        self._portable()
        self._sums()
        return True

    def _signed(self, path: Path) -> bool:
        """Sign a file, as makensis does; true where nothing is to be signed."""
        return not self.sign or subprocess.run(f'{self.sign} "{path}"', shell=True, check=False).returncode == 0

    def _setup(self) -> bool:
        """The installer. makensis has the uninstaller signed before it becomes a part of it, then the whole."""
        picture = self.out / "side.bmp"
        subprocess.run([sys.executable, ROOT / "packaging" / "artwork.py", picture], check=True)
        names = {
            "VERSION": self.version,
            "SOURCE": self.bundle,
            "LIB": self.libraries,
            "SIZE": sum(path.stat().st_size for path in self.bundle.rglob("*") if path.is_file()) // 1024,
            "ICON": ROOT / "icons" / "gknb.ico",
            "PICTURE": picture,
            "OUT": self.out / f"gknb-{self.version}-setup.exe",
        }
        given = [f"-D{name}={value}" for name, value in names.items()]
        given += ["-DAMD64"] if self.amd64 else []
        given += [f"-DSIGN={self.sign}"] if self.sign else []
        # relative names in the script are those of its folder
        command = [self.makensis, "-V2", "-INPUTCHARSET", "UTF8", *given, "installer.nsi"]
        done = subprocess.run(command, check=False, cwd=ROOT / "packaging").returncode == 0
        picture.unlink()
        return done

    def _msi(self) -> bool:
        """The MSI where wixl (msitools) is; without it there is none."""
        if not shutil.which("wixl"):
            print("no MSI: wixl (msitools) is not here")
            return True
        from msi import make  # type: ignore[import-not-found]

        path = self.out / f"gknb-{self.version}.msi"
        return bool(make(self.bundle, self.version, path)) and self._signed(path)

    def _portable(self) -> None:
        portable = self.out / f"gknb-{self.version}-portable.zip"
        with zipfile.ZipFile(portable, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(self.bundle.rglob("*")):
                packed.write(path, Path("gknb") / path.relative_to(self.bundle))

    def _sums(self) -> None:
        """Last: a signature changes the file."""
        files = sorted(path for path in self.out.iterdir() if path.is_file())
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
        for path in files:
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        print(*sums, sep="\n")
        (self.out / "SHA256SUMS.txt").write_text("\n".join(sums) + "\n", encoding="utf-8", newline="\n")
