"""Registers the module with Django, and storage with the catalog."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.records"
    label = "records"

    def ready(self) -> None:
        """Have partitions made when a form goes into use."""
        from gongdan.catalog import registry
        from gongdan.records.commands.storage import prepare_form

        registry.before_use_of_form(prepare_form)
