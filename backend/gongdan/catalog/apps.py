"""Registers the module with Django, and what applications offer to rules and processes."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.catalog"
    label = "catalog"

    def ready(self) -> None:
        """Say what the rules of an application may ask and name."""
        from gongdan.catalog.facts import answer_facts, application_facts
        from gongdan.catalog.looking_up import record_facts
        from gongdan.catalog.outside import process_outside
        from gongdan.catalog.sections import register_section
        from gongdan.catalog.shared_options import DICTIONARIES
        from gongdan.catalog.targets import unknown_targets
        from gongdan.catalog.uses import definitions
        from gongdan.flows.registry import tell_outside, tell_targets
        from gongdan.forms.facts import register_linked
        from gongdan.forms.uses import register_definitions
        from gongdan.rules.facts import register_application_facts
        from gongdan.sla.facts import register_answers

        register_application_facts(application_facts)
        register_linked(record_facts)
        register_answers(answer_facts)
        tell_outside(process_outside)
        tell_targets(unknown_targets)
        register_definitions(definitions)
        register_section(DICTIONARIES)
