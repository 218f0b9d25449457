"""Registers the module with Django."""

from django.apps import AppConfig
from django.conf import settings


class FormsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.forms"
    label = "forms"

    def ready(self) -> None:
        """Allow the pages inside forms that the installation names."""
        from gongdan.forms.frames import allow_frames

        allow_frames(getattr(settings, "FRAME_HOSTS", ()))
