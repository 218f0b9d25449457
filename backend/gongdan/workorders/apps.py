"""Registers the module with Django, and its facts and files with the modules below."""

from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.workorders"
    label = "workorders"

    def ready(self) -> None:
        """Say what conditions may ask, who may open files, who reacts to what happens."""
        _tell_of_facts_and_files()
        _tell_of_work()


def _tell_of_facts_and_files() -> None:
    from gongdan.files import permissions as files
    from gongdan.forms.facts import register_facts as register_form_facts
    from gongdan.rules.facts import FACTS
    from gongdan.sla.facts import register_facts
    from gongdan.workorders.answer_files import ANSWERS
    from gongdan.workorders.events import SUBJECT
    from gongdan.workorders.events.work import COMMENT
    from gongdan.workorders.permissions import may_open_comment_file, may_open_file

    register_facts(FACTS)
    register_form_facts({"stage": "text"})
    files.register(SUBJECT, may_open_file)
    files.register(ANSWERS, may_open_file)
    files.register(COMMENT, may_open_comment_file)


def _tell_of_work() -> None:
    from gongdan.flows.registry import tell_walker
    from gongdan.records.registry import tell_filer, tell_holders
    from gongdan.workorders.automation.going import set_going
    from gongdan.workorders.causes import react_with
    from gongdan.workorders.commands.filing_for_records import file_for_record
    from gongdan.workorders.commands.reactions import react
    from gongdan.workorders.queries.linked import orders_behind
    from gongdan.workorders.queries.trials import failing_cases

    tell_holders(orders_behind)
    tell_filer(file_for_record)
    react_with(react)
    set_going()
    tell_walker(failing_cases)
