"""A draft on the disk, in the hands of the clerk and of others."""

from pathlib import Path

from app.drafts import storage
from app.report.changes import apply
from app.report.model import Report
from ui.window.window import Window

CELL = ("figures", "requests.received.business")


def recovery(window: Window) -> Path:
    assert window.documents.open_file
    return window.documents.open_file.autosave.file


def wait_for_copies(window: Window) -> None:
    """Wait for what is written beside the window."""
    assert window.documents.open_file
    window.documents.open_file.autosave.settle()


def wait_for_saving(window: Window) -> None:
    """Wait for the saving that keys have begun."""
    assert window.documents.saving
    window.documents.saving.wait()


def edit(window: Window, name: str) -> None:
    assert window.documents.session
    window.documents.session.edit({("card", "full_name"): name}, "改名")


def on_disk(path: Path) -> Report:
    return storage.load(path)


def others(path: Path, name: str) -> None:
    """Somebody else saves the file, under a name of their own."""
    storage.save(apply(on_disk(path), {("card", "full_name"): name, CELL: "7"}), path)
