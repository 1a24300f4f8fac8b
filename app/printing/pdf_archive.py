"""What PDF/A (ISO 19005-1, level B) asks of the painted PDF beyond what Qt writes."""

from __future__ import annotations

import re

from app.ooxml.xml import escaped, permitted
from app.printing.pdf_file import PdfFile, text_string

_PRINTERS_COLOUR = re.compile(rb"/P?CSpcmyk (?:/\w+|\d+ 0 R)\n")
"""No page uses it, and the file says that its colours are those of a screen."""
_ABOUT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def archive(file: PdfFile, title: str, author: str) -> None:
    """Say whose document it is, alike in both places where a PDF says it, and mend what PDF/A forbids.

    As in the Word file there are no dates and no names of programs: the same report makes the same bytes.
    """
    title, author = (" ".join(permitted(text)[0].split()) for text in (title, author))
    file.set_information(b"<< /Title %s /Author %s >>" % (text_string(title), text_string(author)))
    about = _ABOUT.format(title=escaped(title), author=escaped(author)).encode()
    (metadata,) = file.with_key(b"/Type /Metadata")
    file.set(metadata, b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(about), about))
    for number in file.with_key(b"/CSpcmyk"):
        file.change(number, _PRINTERS_COLOUR, b"")
    _name_fonts(file)


def _name_fonts(file: PdfFile) -> None:
    """Let a font bear the name of the part of it that is in the file, everywhere alike."""
    for inner in file.with_key(b"/CIDToGIDMap"):
        name = file.name(file.reference(inner, b"/FontDescriptor"), b"/FontName")
        outer = [
            number
            for number in file.with_key(b"/DescendantFonts")
            if file.reference(number, b"/DescendantFonts") == inner
        ]
        for number in (inner, *outer):
            file.change(number, re.compile(rb"/BaseFont /\S+"), b"/BaseFont " + name)
