"""What a finding is about: advice and basis of its rule."""

from __future__ import annotations

from app.checks import Finding, catalogue


def explanation(finding: Finding) -> tuple[str, str]:
    """A title and a text for a finding."""
    basis = next((rule.basis for rule in catalogue() if rule.code == finding.code), "")
    return f"{finding.code} {finding.title}", f"{finding.message}\n\n怎么办：{finding.advice}\n\n依据：{basis}"
