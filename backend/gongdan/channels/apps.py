"""Registers the module with Django."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.channels"
    label = "channels"

    def ready(self) -> None:
        """Say who may open the files of imports, and what application files carry."""
        from gongdan.catalog.sections import register_section
        from gongdan.channels.carried import FORM_LINKS
        from gongdan.channels.events import SUBJECT
        from gongdan.channels.queries.imports import may_open_file
        from gongdan.files import permissions as files

        files.register(SUBJECT, may_open_file)
        register_section(FORM_LINKS)
