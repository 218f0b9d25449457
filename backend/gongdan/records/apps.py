"""Registers the module with Django, and storage and files with the modules below."""

from django.apps import AppConfig
from django.conf import settings


class RecordsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.records"
    label = "records"

    def ready(self) -> None:
        """Have partitions made when a form goes into use."""
        from gongdan.catalog import registry
        from gongdan.catalog.sections import register_section
        from gongdan.expressions.surroundings import Standing, stand
        from gongdan.files import permissions as files
        from gongdan.forms.calendar import register_calendar
        from gongdan.forms.uses import register_definitions
        from gongdan.records.carried import VIEWS
        from gongdan.records.commands.fieldwork import prepare_fieldwork
        from gongdan.records.commands.storage import prepare_form
        from gongdan.records.finding import KIND
        from gongdan.records.looking_up import asked_of_records
        from gongdan.records.permissions import may_open_file
        from gongdan.records.samples import SAMPLES
        from gongdan.records.uses import views
        from gongdan.records.workdays import working_days

        registry.before_use_of_form(prepare_form)
        registry.before_use_of_form(prepare_fieldwork)
        register_section(VIEWS)
        register_section(SAMPLES)
        register_calendar(working_days)
        stand(Standing(settings.ORG_TIME_ZONE, working_days, asked_of_records))
        files.register(KIND, may_open_file)
        register_definitions(views)
        self._react()

    def _react(self) -> None:
        """Let rules answer what happens to records."""
        from gongdan.records.causes import react_with
        from gongdan.records.commands.reactions import react

        react_with(react)
