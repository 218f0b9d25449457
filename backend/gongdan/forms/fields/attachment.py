"""Uploaded files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.forms import uploads
from gongdan.forms.kind import Setting
from gongdan.forms.uploads import UploadKind


class AttachmentKind(UploadKind):
    """Files, stored by their ids in the order they were added."""

    key = "attachment"
    settings: ClassVar[Mapping[str, Setting]] = {
        **uploads.SETTINGS,
    }
