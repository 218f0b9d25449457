"""Another page inside the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from gongdan.forms import settings
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.formats import url
from gongdan.forms.frames import allows
from gongdan.forms.kind import Setting
from gongdan.forms.layout import LayoutKind
from gongdan.kernel.errors import Problem


def _is_address(value: object) -> bool:
    return isinstance(value, str) and url(value) is not None and value.startswith("https://")


class IframeKind(LayoutKind):
    """A page of a host that the installation allows."""

    key = "iframe"
    settings: ClassVar[Mapping[str, Setting]] = {
        "url": _is_address,
        "height": settings.whole(40, 2000),
    }

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """The host is on the list."""
        address = definition.settings.get("url")
        if not isinstance(address, str):
            return [Problem(path="url", code="forms.setting_malformed", setting="url")]
        host = urlsplit(address).hostname or ""
        return (
            [] if allows(host) else [Problem(path="url", code="forms.host_not_allowed", host=host)]
        )
