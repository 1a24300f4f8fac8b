"""The properties of a document: the body's own and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from app.ooxml.xml import escaped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def stamped(parts: Mapping[str, bytes], title: str, author: str) -> dict[str, bytes]:
    """The parts with title and author in place of what the template's makers left there.

    There are no dates: those of the template would be wrong, and today's would make every file another one.
    """
    ours = {"docProps/core.xml": core(title, author), "docProps/app.xml": extended(author)}
    return {name: ours.get(name, data) for name, data in parts.items()}


def core(title: str, author: str) -> bytes:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy><dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()


def extended(company: str) -> bytes:
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{escaped(company)}</Company></Properties>"
    ).encode()
