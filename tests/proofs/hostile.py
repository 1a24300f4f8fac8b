"""Open damaged and made-up files: no crash, no hang, nothing written, no damage passed over in silence.

`python -m tests.proofs.hostile [FILES]` (20,000), and a handful of large ones.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from app.drafts import storage
from app.drafts.json_text import MOST_ENTRIES, checksum
from app.errors import UnreadableFile

SAMPLES = Path(__file__).parent.parent / "samples"
TOKENS = [
    b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"[]", b"{}", b'""', b"0", b"-1", b"2018", b"99999999999999999999",
    b'"\\ud800"', b"\xff\xfe", b"\x00", b'"figures"', b'"format": 2,', b'"year": "x",', b"[" * 200, b"{\"a\":" * 200,
    "　".encode(), "\u2028".encode(), b"\r\n", b",", b":", b'"', b"\\", b"}" * 3,
]  # fmt: skip
ODD_VALUES: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**17,
    "",
    "x" * 1000,
    [],
    {},
    [[]],
    {"a": {"b": [None]}},
    ["x", 1],
)
SLOWEST = 1.0


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def flip(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 8, 100))):
        at = chance.randrange(len(changed))
        changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def put(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + chance.choice(TOKENS) + raw[at + chance.choice((0, 0, 1, 5, 40)) :]


def move(raw: bytes, chance: random.Random) -> bytes:
    """A stretch taken out, doubled, zeroed, or put elsewhere."""
    start = chance.randrange(len(raw))
    part = raw[start : start + chance.choice((1, 16, 512, 4096))]
    rest = raw[:start] + raw[start + len(part) :]
    at = chance.randrange(len(rest) + 1)
    middle = chance.choice((b"", part, part + part, bytes(len(part))))
    return rest[:at] + middle + rest[at:]


def lines(raw: bytes, chance: random.Random) -> bytes:
    """Lines left out, doubled, exchanged."""
    found = raw.split(b"\n")
    for _ in range(chance.choice((1, 1, 3, 20))):
        a, b = chance.randrange(len(found)), chance.randrange(len(found))
        what = chance.randrange(3)
        if what == 0 and len(found) > 1:
            found.pop(a)
        elif what == 1:
            found.insert(a, found[b])
        else:
            found[a - 1], found[b - 1] = found[b - 1], found[a - 1]
    return b"\n".join(found)


def values(raw: bytes, chance: random.Random) -> bytes:
    """Whole JSON with wrong values, missing and unknown keys."""
    data = json.loads(raw)
    for _ in range(chance.choice((1, 1, 2, 6))):
        holder = data
        while isinstance(holder, dict) and holder:
            key = chance.choice(list(holder))
            if not isinstance(holder[key], dict) or not holder[key] or chance.random() < 0.4:
                _spoil(holder, key, chance)
                break
            holder = holder[key]
    return json.dumps(data, ensure_ascii=chance.random() < 0.5, indent=chance.choice((1, None))).encode()


def _spoil(holder: dict[str, object], key: str, chance: random.Random) -> None:
    what = chance.randrange(3)
    if what == 0:
        del holder[key]
    else:
        holder[key if what == 1 else f"{key}?"] = chance.choice(ODD_VALUES)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, flip, put, move, lines, values)


def bases() -> list[bytes]:
    """The drafts that are spoilt: every sample of a format, every example."""
    places = (*SAMPLES.rglob("*.gknb"), *SAMPLES.parent.parent.glob("examples/*.gknb"))
    return [path.read_bytes() for path in places]


def spoilt(files: int, seed: int) -> Iterator[bytes]:
    chance, found = random.Random(seed), bases()
    for _ in range(files):
        raw = chance.choice(found)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            if raw:
                try:
                    raw = chance.choice(MUTATIONS)(raw, chance)
                except ValueError:  # `values` needs whole JSON
                    raw = flip(raw, chance)
        yield raw


def large(most: int) -> Iterator[bytes]:
    """Files as large as a draft may be, each expensive in its own way, with about `most` values and lines."""
    head = b'{"format": 1, "year": 2025, "editions": {}, "card": {}, "figures": '
    broken = b'{\n "year": 2025,\n "card": {},\n "figures": {\n'
    room = storage.MOST_BYTES - len(head) - 100

    def times(part: bytes, marks: int) -> bytes:
        return part * min(room // len(part), most // marks)

    yield head + b"[" + times(b"[],", 2) + b"[]]}"
    yield head + b"{" + b",".join(b'"%07d":"1"' % n for n in range(min(room // 14, most // 3))) + b"}}"
    yield head + b"{" + times(b'"a":1,', 2) + b'"a":1}}'
    yield head + b"{" + b",".join(b'"%07d":1' % n for n in range(min(room // 14, most // 2))) + b"}}"
    yield (
        head + b'{}, "sections": {' + b",".join(b'"%07d":["1"]' % n for n in range(min(room // 16, most // 4))) + b"}}"
    )
    yield head + b'"' + b"x" * room + b'"}'
    yield head + b'{"a": "' + "字".encode() * (room // 3) + b'"}}'
    yield head + b"9" * room + b"}"
    yield times(b"[", 1)
    yield head + b"\n" + times(b' "a": 1\n', 2)
    yield broken + times(b'  "a" 1,\n', 3)
    yield broken + times(b'  "a": {\n', 3)
    yield broken + times(b'  "a": [\n   [\n    {\n     "a": [\n', 10)
    yield head + b'{}, "preface": [' + times(b"1,", 1) + b"1]}"
    yield head + b'{}, "sections": {"1": [' + times(b'"\\ud800",', 2) + b'""]}}'
    yield bytes(room)
    yield times(b'"', 1)
    yield b"\xff" * room
    yield b'{"format": 1, "year": 2025' + b" " * room


def examine(raw: bytes, path: Path) -> tuple[str, float]:
    """What came of a file: “opened”, “noticed”, “refused”; and the seconds that it took."""
    path.write_bytes(raw)
    before = path.stat()
    start = time.perf_counter()
    try:
        opened = storage.open_draft(path)
        what = "noticed" if opened.noticed else "opened"
    except UnreadableFile as error:
        what = "refused" if len(str(error)) < 600 else str(error)
    assert what in {"opened", "noticed", "refused"}
    took = time.perf_counter() - start
    after = path.stat()
    assert (path.read_bytes(), before.st_mtime_ns, before.st_ino) == (raw, after.st_mtime_ns, after.st_ino)
    if what == "opened":
        data = json.loads(raw.decode("utf-8-sig"))
        assert data.get("checksum") == checksum(data), "damage passed over in silence"
    return what, took


def run(files: int, seed: int) -> tuple[Counter[str], float]:
    """How many were opened, noticed, refused; and the slowest."""
    came: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, raw in enumerate(spoilt(files, seed)):
            try:
                what, took = examine(raw, Path(folder) / "年报.gknb")
            except Exception:
                Path("hostile-failure.gknb").write_bytes(raw)
                print(f"file {number} of seed {seed}, kept as hostile-failure.gknb")
                raise
            came[what] += 1
            slowest = max(slowest, took)
    return came, slowest


def main() -> int:
    files, seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, random.randrange(10**6)
    came, slowest = run(files, seed)
    print(f"{files} files (seed {seed}): {dict(came)}; slowest {slowest:.3f} s")
    import resource  # not on Windows

    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for most in (10**9, MOST_ENTRIES - 50, 5000):
            for raw in large(most):
                what, took = examine(raw, Path(folder) / "large.gknb")
                times.append(took)
                print(f"{len(raw) / 1e6:.1f} MB {raw[60:90]!r}: {what} in {took:.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"large files: slowest {max(times):.2f} s; memory {start // 1024} MB before, {peak // 1024} MB at most")
    return int(max(slowest, *times) > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
