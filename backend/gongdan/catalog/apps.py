"""Registers the module with Django, and what applications offer to rules."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.catalog"
    label = "catalog"

    def ready(self) -> None:
        """Say what the rules of an application may ask and name."""
        from gongdan.catalog.facts import application_facts
        from gongdan.catalog.uses import definitions
        from gongdan.forms.uses import register_definitions
        from gongdan.rules.facts import register_application_facts

        register_application_facts(application_facts)
        register_definitions(definitions)
