"""What a self-check says. Unknown is never read as yes."""

from __future__ import annotations

from collections.abc import Sequence


def result(answers: Sequence[str]) -> str:
    """Return "yes", "partly", "no" or "unknown" for the answers to one group of questions.

    A "no" stands whatever else is unknown; else an unknown leaves the whole unknown; all "yes"
    is yes; the rest is partly. No answers are unknown.

    Source: the study, section 3.1: three preconditions of a successful partnership, and section
        1.3: the capacity of both sides is checked, not their resources alone. How answers add up
        is Pobratym's own.
    """
    if "no" in answers:
        return "no"
    if not answers or "unknown" in answers:
        return "unknown"
    return "yes" if set(answers) == {"yes"} else "partly"
