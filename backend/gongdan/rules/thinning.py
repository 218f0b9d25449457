"""Old traces are thinned: what was decided and by which rule stays, its conditions go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

THINNED: Final = "thinned_at"
KEPT: Final = ("purpose", "by", "version", "words", "policy", "team", "strategy", "because")


def thinned(trace: Mapping[str, object], *, at: datetime) -> dict[str, object]:
    """Which rule of which version decided, and when the rest was let go."""
    kept: dict[str, object] = {name: trace[name] for name in KEPT if name in trace}
    rule = trace.get("rule")
    if isinstance(rule, dict):
        kept["rule"] = {name: rule[name] for name in ("key", "name") if name in rule}
    return {**kept, THINNED: at.isoformat()}
