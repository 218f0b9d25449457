"""The hash chain: what one entry's hash covers, in one canonical text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

GENESIS = "0" * 64


def canonical(
    *, at: datetime, actor: Mapping[str, object], event: str, facts: Mapping[str, object]
) -> str:
    """The entry's content as one exact text: UTC with microseconds, keys sorted, no spaces."""
    content = {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": actor,
        "event": event,
        "facts": facts,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link(*, previous: str, kind: str, subject_id: int, seq: int, content: str) -> str:
    """The hash of an entry: SHA-256 over the one before, its subject, its place and its content."""
    text = f"{previous}|{kind}|{subject_id}|{seq}|{content}"
    return hashlib.sha256(text.encode()).hexdigest()
