"""A PDF as Qt writes it, taken apart into objects that can be changed, and put together again."""

from __future__ import annotations

import hashlib
import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_LENGTH = re.compile(rb"/Length (?:(\d+) 0 R|(\d+))")
_IDENTITY = re.compile(rb"/ID \[.*?\]", re.DOTALL)
_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """The objects of a plain PDF: no object streams, one table of places."""

    def __init__(self, data: bytes) -> None:
        table = int(data[data.rindex(b"startxref") + 9 :].split()[0])
        places = re.findall(rb"(\d{10}) \d{5} n", data[table:])
        starts = sorted(int(place) for place in places)
        ends = [*starts[1:], table]
        self._bodies: dict[int, bytes] = {}
        for start, end in zip(starts, ends, strict=True):
            found = _OBJECT.match(data, start)
            if found:
                self._bodies[int(found[1])] = data[found.end() : end].rstrip().removesuffix(b"endobj").rstrip()
        self._trailer = data[data.index(b"trailer", table) : data.rindex(b"startxref")]

    def new(self, body: bytes = b"null") -> int:
        number = max(self._bodies) + 1
        self._bodies[number] = body
        return number

    def set(self, number: int, body: bytes) -> None:
        self._bodies[number] = body

    def append(self, number: int, entries: bytes) -> None:
        """Put entries at the end of a dictionary."""
        body = self._bodies[number]
        at = body.rindex(b">>")
        self._bodies[number] = body[:at] + entries + b"\n" + body[at:]

    def change(self, number: int, what: re.Pattern[bytes], to: bytes) -> None:
        """Put other entries into a dictionary."""
        head, stream, rest = self._bodies[number].partition(b"stream\n")
        self._bodies[number] = what.sub(lambda _: to, head) + stream + rest

    def with_key(self, key: bytes) -> list[int]:
        """The objects with `key` in their dictionaries."""
        return [number for number, body in self._bodies.items() if key in body.partition(b"stream\n")[0]]

    def reference(self, number: int, key: bytes) -> int:
        """The number of the object that an entry of a dictionary points to."""
        found = re.search(re.escape(key) + rb" \[?(\d+) 0 R", self._bodies[number])
        assert found
        return int(found[1])

    def name(self, number: int, key: bytes) -> bytes:
        """The name that an entry of a dictionary holds."""
        found = re.search(re.escape(key) + rb" (/[^\s/<>\[\]]+)", self._bodies[number])
        assert found
        return found[1]

    def pages(self) -> list[int]:
        """The pages in their order."""
        tree = self.reference(self._root, b"/Pages")
        kids = self._bodies[tree].partition(b"/Kids")[2].partition(b"]")[0]
        return [int(number) for number in re.findall(rb"(\d+) 0 R", kids)]

    @property
    def _root(self) -> int:
        return self._of_trailer(b"Root")

    def _of_trailer(self, key: bytes) -> int:
        found = re.search(rb"/%s (\d+) 0 R" % key, self._trailer)
        assert found
        return int(found[1])

    def add_to_root(self, entries: bytes) -> None:
        self.append(self._root, entries)

    def set_information(self, body: bytes) -> None:
        """Other words about the document."""
        self._bodies[self._of_trailer(b"Info")] = body

    def stream(self, number: int) -> bytes:
        """What a stream holds, unpacked."""
        head, _, rest = self._bodies[number].partition(b"stream\n")
        stated = _LENGTH.search(head)
        assert stated
        length = int(self._bodies[int(stated[1])]) if stated[1] else int(stated[2])
        return zlib.decompress(rest[:length]) if b"/FlateDecode" in head else rest[:length]

    def set_stream(self, number: int, content: bytes) -> None:
        """Other content, packed if what was there is."""
        packed = b"/FlateDecode" in self._bodies[number].partition(b"stream\n")[0]
        kept, how = (zlib.compress(content, 9), b" /Filter /FlateDecode") if packed else (content, b"")
        self._bodies[number] = b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(kept), how, kept)

    def written(self) -> bytes:
        """The file; what it is known by depends on what is in it alone."""
        target = bytearray(_HEAD)
        places = {}
        for number, body in sorted(self._bodies.items()):
            places[number] = len(target)
            target += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = len(target)
        size = max(self._bodies) + 1
        lines = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
        target += b"xref\n0 %d\n" % size + b"".join(lines)
        identity = b"/ID [<%s> <%s>]" % ((hashlib.sha256(target).hexdigest()[:32].encode(),) * 2)
        trailer = _IDENTITY.sub(identity, re.sub(rb"/Size \d+", b"/Size %d" % size, self._trailer))
        target += trailer + b"startxref\n%d\n%%%%EOF\n" % table
        return bytes(target)


def text_string(text: str) -> bytes:
    """Text as an entry of a dictionary."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
