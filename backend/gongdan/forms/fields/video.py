"""Uploaded films and sound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings, uploads
from gongdan.forms.kind import Setting
from gongdan.forms.uploads import UploadKind


class VideoKind(UploadKind):
    """Films and recordings, stored by their ids."""

    key = "video"
    media = (
        "video/",
        "audio/",
    )
    settings: ClassVar[Mapping[str, Setting]] = {
        **uploads.SETTINGS,
        "longest_seconds": settings.whole(1, 7200),
    }
