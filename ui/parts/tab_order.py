"""In which order the parts of a window are read, and so reached by Tab: as they are laid out, not as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLayout,
    QLayoutItem,
    QListWidget,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QWidget,
)


def stops(root: QWidget) -> list[QWidget]:
    """What takes the keys by Tab below `root`, in reading order: seen, enabled, each once."""
    return list(dict.fromkeys(_stops(root)))


def _stops(root: QWidget) -> Iterator[QWidget]:
    if not root.isVisible():
        return
    if _takes_keys(root):
        yield root
    if isinstance(root, (QListWidget, QTableWidget)):  # what unfolds in it, what is chosen in its cells
        for part in parts(root.viewport()):
            yield from _stops(part)
    if isinstance(root, QScrollArea) or not isinstance(root, QAbstractScrollArea):
        for part in parts(root):
            yield from _stops(part)


def _takes_keys(widget: QWidget) -> bool:
    if isinstance(widget, QRadioButton) and not _stands_for_all(widget):
        return False
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tabbed and widget.isEnabled() and widget.focusProxy() is None


def _stands_for_all(button: QRadioButton) -> bool:
    """Whether it is the one of its choice that Tab goes to: the one that is chosen, or the first. Arrows do the rest."""
    around = button.parentWidget()
    choice = [one for one in parts(around) if isinstance(one, QRadioButton) and one.isEnabled()] if around else [button]
    return button is next((one for one in choice if one.isChecked()), choice[0] if choice else button)


def parts(widget: QWidget) -> list[QWidget]:
    """The widgets directly in another, in reading order; those that no layout has placed come last, from the top."""
    laid = list(dict.fromkeys(_laid(widget)))
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    loose = [child for child in children if child not in laid]
    return laid + sorted(loose, key=lambda child: (child.y(), child.x())) if not _holder(widget) else laid


def _holder(widget: QWidget) -> bool:
    return isinstance(widget, (QStackedWidget, QScrollArea, QSplitter))


def _laid(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QStackedWidget):
        return [widget.currentWidget()]
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    if isinstance(widget, QSplitter):
        return [widget.widget(number) for number in range(widget.count())]
    layout = widget.layout()
    return list(_in_layout(layout)) if layout else []


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = cast(QLayoutItem, layout.itemAt(number))
        if (inner := item.layout()) is not None:
            yield from _in_layout(inner)
        elif (widget := item.widget()) is not None:
            yield widget


def go_on(root: QWidget, now: QWidget | None, *, back: bool) -> bool:
    """Give the keys to the stop before or behind the one that has them, round and round; False where there is none."""
    found = stops(root)
    around = [at for at, stop in enumerate(found) if now is not None and (stop is now or stop.isAncestorOf(now))]
    here = around[-1] if around else -1  # what stands in a list or a table comes behind it
    if not found:
        return False
    at = here + (-1 if back else 1) if here >= 0 else (-1 if back else 0)
    reason = Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
    give_keys(found[at % len(found)], reason)
    return True


def give_keys(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give the keys to a widget, and roll it into sight."""
    widget.setFocus(reason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and not isinstance(widget, QAbstractItemView):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
