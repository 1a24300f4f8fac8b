"""A look at a file costs a stat while nothing has changed."""

import os
from pathlib import Path

import pytest

from app.drafts.watching import glance


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "年报.gknb"
    path.write_bytes(b"{}")
    return path


def test_a_file_that_nobody_touched_is_not_read_again(path: Path) -> None:
    first = glance(path)
    assert first
    assert glance(path, first) is first
    stat = path.stat()
    path.write_bytes(b"[]")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert glance(path, first) is first  # as long, at the same time: not told from the other without reading


def test_a_file_that_was_only_touched_has_the_content_it_had(path: Path) -> None:
    first = glance(path)
    os.utime(path, (1_767_580_000, 1_767_580_000))
    second = glance(path, first)
    assert first
    assert second
    assert (second.stamp, second.fingerprint) == ((1_767_580_000 * 10**9, 2, first.stamp[2]), first.fingerprint)
    assert second.when.startswith("1月")


def test_another_content_is_told_by_its_fingerprint(path: Path) -> None:
    first = glance(path)
    path.write_bytes(b"{ }")
    second = glance(path, first)
    assert first
    assert second
    assert second.fingerprint != first.fingerprint


def test_a_file_that_is_gone_or_can_not_be_read_says_nothing(path: Path) -> None:
    first = glance(path)
    path.unlink()
    assert glance(path, first) is None
    path.mkdir()
    assert glance(path, first) is None
