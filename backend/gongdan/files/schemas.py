"""Shapes of the HTTP bodies about files."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gongdan.kernel.schemas import Out


class FileOut(Out):
    """A file as it is shown; its bytes are at ``/files/{id}``."""

    id: UUID
    name: str
    media_type: str
    byte_size: int
    width: int | None
    height: int | None
    has_preview: bool
    is_internal: bool
    created_at: datetime
