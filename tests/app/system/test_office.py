"""Other programs are ended whole, and nothing that they were given stays behind."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from app.system.disk import quietly
from app.system.office import ran
from app.system.scratch import clear_scratch, scratch

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, file=open(sys.argv[1], "w"), flush=True)
child.wait()
"""
DIES = """
import os
from app.system.scratch import scratch
with scratch() as folder:
    (folder / "report.docx").write_text("a report")
    print(folder, flush=True)
    os._exit(9)
"""


def test_a_program_tells_whether_it_did_its_work() -> None:
    python = [sys.executable, "-c"]
    assert ran([*python, "import os; raise SystemExit(os.environ['WORD'] != '1')"], {"WORD": "1"}, 60)
    assert not ran([*python, "raise SystemExit(3)"], {}, 60)
    assert not ran(["no such program"], {}, 60)


@pytest.mark.skipif(sys.platform == "win32", reason="it looks at processes as Linux shows them")
def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    assert not ran([sys.executable, "-c", PARENT, str(told)], {}, 3)
    child = int(told.read_text())
    for _ in range(100):
        if not quietly(lambda: os.kill(child, 0)):
            break
        time.sleep(0.05)
    assert not quietly(lambda: os.kill(child, 0)) or "Z" in Path(f"/proc/{child}/stat").read_text(
        encoding="ascii", errors="replace"
    )


def test_a_killed_program_leaves_its_folder_until_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "gknb-of-something-else").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", DIES], capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    left = Path(done.stdout.strip())
    assert (left / "report.docx").exists()
    with scratch() as running:
        clear_scratch()
        assert running.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["gknb-of-something-else"]
