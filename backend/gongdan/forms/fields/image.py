"""Uploaded pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import settings, uploads
from gongdan.forms.kind import Setting
from gongdan.forms.uploads import UploadKind


class ImageKind(UploadKind):
    """Pictures, stored by their ids; how they are taken is for the page."""

    key = "image"
    media = ("image/",)
    settings: ClassVar[Mapping[str, Setting]] = {
        **uploads.SETTINGS,
        "watermark": uploads.is_watermark,
        "camera_only": settings.flag,
        "longest_edge": settings.whole(200, 10_000),
    }
