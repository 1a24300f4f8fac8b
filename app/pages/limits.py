"""The dates and lengths that the user set, as the rules want them."""

from __future__ import annotations

from pathlib import Path

from app.checks.facts import Limits
from app.language.days import Day, day_of, in_words
from app.report.model import AgencyKind
from app.system import settings
from app.system.folders import user_folders
from app.system.settings import Settings
from app.system.there import is_file

_KINDS: dict[str, tuple[AgencyKind, ...]] = {
    "publish_bureau": ("bureau",),
    "publish_government": ("government",),
    "publish_town": ("town", "street"),
}
"""Which kinds of body each setting is for; the others have no day of their own."""


def limits_of(settings: Settings) -> Limits:
    """What `settings` says of dates and lengths."""
    days = {kind: day_of(getattr(settings, name)) for name, kinds in _KINDS.items() for kind in kinds}
    return Limits(
        deadlines={kind: day for kind, day in days.items() if day},
        longest_overview=settings.longest_overview,
        most_repeated=settings.most_repeated,
        review=day_of(settings.review_by),
        submission=day_of(settings.submit_by),
    )


def own_limits() -> Limits:
    """Those that the user of this account set in the window, else the defaults: for the command line."""
    return limits_of(settings.load(user_folders().config))


def own_names() -> str:
    """The pattern of the names of files that the user of this account set, '' for the usual one."""
    return settings.load(user_folders().config).file_name


def own_signoff_template() -> Path | None:
    """The 送审单 of the user's office, if one was chosen and is still there."""
    name = settings.load(user_folders().config).signoff_template
    return Path(name) if name and is_file(Path(name)) else None


def dates_told(limits: Limits, kind: AgencyKind) -> str:
    """“期限：1月10日前送审，1月20日前报送，1月31日前公布。” for a kind of body; '' where there is none."""
    days: dict[str, Day | None] = {
        "送审": limits.review,
        "报送": limits.submission,
        "公布": limits.deadlines.get(kind),
    }
    message = "，".join(f"{in_words(day)}前{what}" for what, day in days.items() if day)
    return f"期限：{message}。" if message else ""
