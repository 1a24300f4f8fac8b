"""What was told outside of a bracket."""

from __future__ import annotations

from typing import NamedTuple

from app.claims.mention import Mention
from app.claims.period import FigurePeriod
from app.language.tokens import Token


class Around(NamedTuple):
    """What was told outside of a bracket, and holds again behind it."""

    whole: Mention | None
    frame: tuple[str, ...] | None
    matter: str
    subset: tuple[Token, ...]
    whose: str
    period: FigurePeriod
