"""Make the MSI for administrators from a bundle, with wixl (Debian's msitools): python packaging/msi.py BUNDLE VERSION OUT.msi

For every account of a computer; installed, exchanged and rolled back as a whole by Windows Installer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
TITLE = "政府信息公开年报填报助手"
NAMES = uuid.UUID("6f0f2c53-6c0b-4f57-9b43-7f3f7d1a2b10")
"""The same name has the same GUID for ever: Windows Installer counts components by it."""

CODEPAGE = 936
SAID = {
    "title": TITLE,
    "newer": "这台电脑上已有更新的版本，没有安装。要换回旧版本，请先卸载。",
    "windows": "需要64位的Windows 10（1809）或更高版本，没有安装。",
    "setup": "这台电脑上已用安装程序为所有用户安装，请先卸载它，再用MSI安装。",
    "draft": "政府信息公开年报草稿",
}
SPEAKING = {
    "Property": "Value",
    "LaunchCondition": "Description",
    "Registry": "Value",
    "Shortcut": "Name",
    "File": "FileName",
}
"""Tables and their columns that hold words; the key has the table's name but in `KEYS`."""
KEYS = {"LaunchCondition": "Condition"}

FRAME = """<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" Name="{title}" Language="2052" Version="{version}" Manufacturer="gknb" UpgradeCode="{upgrade}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Languages="2052" Manufacturer="gknb"/>
<Media Id="1" Cabinet="gknb.cab" EmbedCab="yes"/>
<MajorUpgrade DowngradeErrorMessage="{newer}"/>
<Property Id="WINDOWSBUILDNUMBER">
<RegistrySearch Id="Build" Root="HKLM" Key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" Name="CurrentBuildNumber" Type="raw" Win64="yes"/>
</Property>
<Property Id="SETUPPLACE">
<RegistrySearch Id="Setup" Root="HKLM" Key="SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\gknb" Name="InstallLocation" Type="raw" Win64="yes"/>
</Property>
<Condition Message="{windows}">Installed OR (VersionNT64 AND WINDOWSBUILDNUMBER &gt;= 17763)</Condition>
<Condition Message="{setup}">Installed OR NOT SETUPPLACE</Condition>
<Icon Id="gknb.ico" SourceFile="gknb.ico"/>
<Property Id="ARPPRODUCTICON" Value="gknb.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder">
<Directory Id="INSTALLDIR" Name="gknb">
{files}
<Component Id="Known" Guid="{known}" Win64="yes">
<RegistryValue Root="HKLM" Key="Software\\gknb\\msi" Name="installed" Type="integer" Value="1" KeyPath="yes"/>
<RegistryValue Root="HKLM" Key="Software\\Classes\\.gknb" Type="string" Value="gknb.draft"/>
<RegistryValue Root="HKLM" Key="Software\\Classes\\gknb.draft" Type="string" Value="{draft}"/>
<RegistryValue Root="HKLM" Key="Software\\Classes\\gknb.draft\\DefaultIcon" Type="string" Value="&quot;[INSTALLDIR]gknb.exe&quot;,0"/>
<RegistryValue Root="HKLM" Key="Software\\Classes\\gknb.draft\\shell\\open\\command" Type="string" Value="&quot;[INSTALLDIR]gknb.exe&quot; &quot;%1&quot;"/>
</Component>
</Directory>
</Directory>
<Directory Id="ProgramMenuFolder">
<Component Id="StartMenu" Guid="{menu}" Win64="yes">
<Shortcut Id="Start" Name="{title}" Target="[INSTALLDIR]gknb.exe" WorkingDirectory="INSTALLDIR" Icon="gknb.ico"/>
<RegistryValue Root="HKLM" Key="Software\\gknb\\msi" Name="menu" Type="integer" Value="1" KeyPath="yes"/>
</Component>
</Directory>
</Directory>
<Feature Id="Whole" Level="1">
{parts}
<ComponentRef Id="Known"/>
<ComponentRef Id="StartMenu"/>
</Feature>
</Product>
</Wix>
"""


def guid(name: str) -> str:
    return str(uuid.uuid5(NAMES, name)).upper()


def made_id(kind: str, name: str) -> str:
    return f"{kind}{uuid.uuid5(NAMES, name).hex}"


@dataclass
class Words:
    """Stand-ins for what is not ASCII: wixl writes no other strings. `into` puts the words in afterwards."""

    said: list[str] = field(default_factory=list)

    def stand_in(self, text: str) -> str:
        if text.isascii():
            return text
        if text not in self.said:
            self.said.append(text)
        return f"W{self.said.index(text)}W"

    def into(self, msi: Path) -> bool:
        """Give the strings of an MSI their words, and the code page of Chinese Windows; whether that could be done."""
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "codepage.idt")
            page.write_bytes(f"\r\n\r\n{CODEPAGE}\t_ForceCodepage\r\n".encode())
            return all(
                run("msibuild", str(msi), *todo) for todo in [("-i", str(page)), *map(_query, self._changes(msi))]
            )

    def _changes(self, msi: Path) -> Iterator[str]:
        for table, column in SPEAKING.items():
            listed = subprocess.run(["msiinfo", "export", msi, table], capture_output=True, check=True).stdout
            head, _, __, *rows = (line.split("\t") for line in listed.decode().splitlines())
            for row in rows:
                cell = dict(zip(head, row, strict=False))
                if (now := self._words(cell[column], table)) != cell[column]:
                    key = KEYS.get(table, table)
                    yield f"UPDATE `{table}` SET `{column}`='{now}' WHERE `{key}`='{cell[key]}'"
        # the old version goes within the transaction: rolled back with everything else
        yield "UPDATE `InstallExecuteSequence` SET `Sequence`=1501 WHERE `Action`='RemoveExistingProducts'"

    def _words(self, text: str, table: str) -> str:
        now = text
        for number, words in enumerate(self.said):
            now = now.replace(f"W{number}W", words)
        if now == text or table not in {"File", "Shortcut"}:
            return now
        stem, _, kind = text.partition(".")
        return f"{stem}{'.' * bool(kind)}{kind[:3]}|{now}"  # names of files have a short form too


def _query(text: str) -> tuple[str, str]:
    return "-q", text


def run(*command: str, folder: str | None = None) -> bool:
    return subprocess.run(command, cwd=folder, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False).returncode == 0


def files(folder: Path, root: Path, words: Words, found: list[str]) -> Iterator[str]:
    """The elements of a folder: each file is a component; their ids are put into `found`."""
    for path in sorted(folder.iterdir()):
        name = path.relative_to(root).as_posix()
        if path.is_dir():
            yield f'<Directory Id="{made_id("D", name)}" Name={quoteattr(path.name)}>'
            yield from files(path, root, words, found)
            yield "</Directory>"
        else:
            found.append(made_id("C", name))
            yield f'<Component Id="{found[-1]}" Guid="{guid(name)}" Win64="yes">'
            source = f"Name={quoteattr(words.stand_in(path.stem) + path.suffix)} Source={quoteattr(f'bundle/{name}')}"
            yield f'<File Id="{made_id("F", name)}" {source} KeyPath="yes"/></Component>'


def description(bundle: Path, version: str, words: Words) -> str:
    """What wixl reads."""
    components: list[str] = []
    listed = "\n".join(files(bundle, bundle, words, components))
    return FRAME.format(
        version=version,
        upgrade=guid("gknb"),
        known=guid("known"),
        menu=guid("start menu"),
        files=listed,
        parts="\n".join(f'<ComponentRef Id="{component}"/>' for component in components),
        **{name: words.stand_in(text) for name, text in SAID.items()},
    )


def make(bundle: Path, version: str, out: Path) -> bool:
    """Whether the MSI was made."""
    words = Words()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "gknb.wxs").write_text(description(bundle, version, words), encoding="utf-8")
        shutil.copy(ROOT / "icons" / "gknb.ico", folder)
        Path(folder, "bundle").symlink_to(bundle.absolute())  # wixl finds relative names alone
        made = run("wixl", "-a", "x64", "-o", str(out.absolute()), "gknb.wxs", folder=folder)
    return made and words.into(out.absolute())


if __name__ == "__main__":
    sys.exit(0 if make(Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3])) else 1)
