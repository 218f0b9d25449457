"""Making, changing and retiring one item of an application file, by the commands people use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from gongdan.accounts.commands import roles
from gongdan.accounts.queries import listings
from gongdan.catalog import queries
from gongdan.catalog.commands import applications, categories, record_types, types
from gongdan.catalog.errors import DraftInTheWay, NotRetirable
from gongdan.catalog.models import RecordType, WorkOrderType
from gongdan.catalog.packaging import APPLICATION, Step
from gongdan.catalog.sections import section as brought
from gongdan.expressions.values import Type
from gongdan.flows import commands as flows
from gongdan.flows import queries as flow_queries
from gongdan.forms import commands as forms
from gongdan.forms import queries as form_queries
from gongdan.forms.engine import types_by_code
from gongdan.forms.succession import with_kept_options
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem
from gongdan.kernel.texts import Text
from gongdan.rules import commands as rules
from gongdan.rules import queries as rule_queries
from gongdan.rules.facts import FACTS
from gongdan.rules.published import Purpose, as_purpose
from gongdan.sla import commands as sla
from gongdan.sla import queries as sla_queries

Part = Mapping[str, object]
Content = dict[str, object]


class Putter:
    """Puts items into one application: as one person, at one moment."""

    def __init__(
        self, application: str, *, by: Actor, at: datetime, takes_back: bool = False
    ) -> None:
        self.application, self.by, self.at = application, by, at
        self.takes_back = takes_back

    def put(self, section: str, key: str, item: object) -> None:
        """Make an item, or make it as the file says."""
        part = cast("Part", item)
        one = brought(section)
        if one is not None:
            one.put(self.application, part, self.by, self.at)
        elif section == "rule_sets":
            self._rule_set(as_purpose(key), dict(part))
        else:
            PUTTERS[section](self, part)

    def retire(self, step: Step) -> None:
        """Offer an item no longer; what it was used for stays."""
        one = brought(step.section)
        if one is not None:
            one.retire(self.application, step.key, self.by, self.at)
        elif step.section in RETIRERS:
            RETIRERS[step.section](self, step.key)
        elif step.section not in STAYING:
            raise NotRetirable(section=step.section)

    def _application(self, part: Part) -> None:
        facts = applications.ApplicationFacts(
            code=self.application,
            name=_text(part, "name"),
            icon=str(part["icon"]),
            department=cast("str | None", part["department"]),
            desk_team=str(part["desk_team"]),
            position=_whole(part, "position"),
        )
        known = {one.code for one in queries.applications(only_active=False)}
        is_known = self.application in known
        make = applications.replace_application if is_known else applications.create_application
        make(facts=facts, by=self.by, at=self.at)

    def _role(self, part: Part) -> None:
        details = roles.RoleDetails(
            name=_text(part, "name"),
            scope=str(part["scope"]),
            permissions=cast("list[str]", part.get("permissions", [])),
            fields=cast("dict[str, str]", part.get("fields", {})),
        )
        is_known = any(role.key == part["code"] for role in listings.roles())
        make = roles.change_role if is_known else roles.create_role
        make(key=str(part["code"]), details=details, by=self.by, at=self.at)

    def _category(self, part: Part) -> None:
        facts = categories.CategoryFacts(
            code=str(part["code"]),
            name=_text(part, "name"),
            parent=cast("str | None", part["parent"]),
            position=_whole(part, "position"),
            is_active=part["is_active"] is True,
        )
        known = {one.code for one in queries.categories(application=self.application)}
        if facts.code in known:
            categories.change_category(facts=facts, by=self.by, at=self.at)
        else:
            categories.create_category(
                application=self.application, facts=facts, by=self.by, at=self.at
            )

    def _form(self, part: Part) -> None:
        code, name, content = str(part["code"]), _text(part, "name"), _content(part)
        briefs = form_queries.forms(by=self.by, application=self.application)
        if all(one.code != code for one in briefs):
            forms.create(code=code, name=name, application=self.application, by=self.by, at=self.at)
        detail = form_queries.form(code, by=self.by)
        if detail.draft is not None and detail.draft.content != content:
            raise DraftInTheWay(key=code)
        if detail.brief.name != name:
            forms.rename(code=code, name=name, by=self.by, at=self.at)
        if self.takes_back and detail.content is not None:
            # Answers may name the options that came with what is taken back.
            content = with_kept_options(detail.content, content)
        if detail.content != content:
            forms.save_draft(code=code, content=content, by=self.by, at=self.at)
            forms.publish(code=code, by=self.by, at=self.at)

    def _process(self, part: Part) -> None:
        code, name, content = str(part["code"]), _text(part, "name"), _content(part)
        briefs = flow_queries.processes(by=self.by, application=self.application)
        if all(one.code != code for one in briefs):
            flows.create(code=code, name=name, application=self.application, by=self.by, at=self.at)
        detail = flow_queries.process(code, by=self.by)
        if detail.draft is not None and detail.draft.content != content:
            raise DraftInTheWay(key=code)
        if detail.brief.name != name:
            flows.rename(code=code, name=name, by=self.by, at=self.at)
        if detail.content != content:
            flows.save_draft(code=code, content=content, by=self.by, at=self.at)
            asked = _types(str(part.get("form", "")))
            flows.publish(code=code, by=self.by, at=self.at, types=asked, is_from_elsewhere=True)

    def _record_type(self, part: Part) -> None:
        code = str(part["code"])
        if not RecordType.objects.filter(code=code).exists():
            facts = record_types.RecordTypeFacts(
                code=code, name=_text(part, "name"), form=str(part["form"])
            )
            record_types.create_record_type(
                application=self.application, facts=facts, by=self.by, at=self.at
            )
        look = record_types.RecordTypeLook(
            name=_text(part, "name"),
            icon=str(part["icon"]),
            position=_whole(part, "position"),
            is_active=part["is_active"] is True,
        )
        record_types.change_record_type(code=code, look=look, by=self.by, at=self.at)
        record_types.publish_record_type(code=code, content=_content(part), by=self.by, at=self.at)

    def _type(self, part: Part) -> None:
        facts = types.TypeFacts(
            code=str(part["code"]),
            name=_text(part, "name"),
            description=_text(part, "description"),
            icon=str(part["icon"]),
            position=_whole(part, "position"),
        )
        if WorkOrderType.objects.filter(code=facts.code).exists():
            types.change_type(facts=facts, by=self.by, at=self.at)
        else:
            types.create_type(application=self.application, facts=facts, by=self.by, at=self.at)
        binding = types.Binding(
            form=str(part["form"]), process=str(part["process"]), content=_content(part)
        )
        types.publish_type(code=facts.code, binding=binding, by=self.by, at=self.at)
        is_active = part["is_active"] is True
        if not WorkOrderType.objects.filter(code=facts.code, is_active=is_active).exists():
            types.offer_type(code=facts.code, is_active=is_active, by=self.by, at=self.at)

    def _rule_set(self, purpose: Purpose, content: Content) -> None:
        known = {(one.application, one.purpose) for one in rule_queries.rule_sets(self.by)}
        is_known = (self.application, purpose) in known
        if is_known and rule_queries.rule_set(self.application, purpose).draft is not None:
            raise DraftInTheWay(key=purpose)
        rev = rules.save_draft(
            application=self.application,
            purpose=purpose,
            content=content,
            expected_rev=0,
            by=self.by,
            at=self.at,
        )
        rules.publish(
            application=self.application, purpose=purpose, expected_rev=rev, by=self.by, at=self.at
        )

    def _policies(self, part: Part) -> None:
        sets = {one.application: one for one in sla_queries.policy_sets()}
        held = sets.get(self.application)
        if held is not None and held.draft is not None and held.draft != part:
            raise DraftInTheWay(key="sla_policies")
        sla.save_policy_draft(
            application=self.application, content=dict(part), by=self.by, at=self.at
        )
        sla.publish_policies(application=self.application, by=self.by, at=self.at)

    def _retire_application(self, _key: str) -> None:
        about = queries.application(self.application)
        applications.switch_off(code=about.code, by=self.by, at=self.at)

    def _retire_category(self, code: str) -> None:
        found = queries.category(code)
        parents = queries.categories_by_ids({found.parent_id} if found.parent_id else set())
        facts = categories.CategoryFacts(
            code=code,
            name=found.name,
            parent=next((one.code for one in parents.values()), None),
            position=found.position,
            is_active=False,
        )
        categories.change_category(facts=facts, by=self.by, at=self.at)

    def _retire_form(self, code: str) -> None:
        forms.retire(code=code, by=self.by, at=self.at)

    def _retire_type(self, code: str) -> None:
        types.offer_type(code=code, is_active=False, by=self.by, at=self.at)

    def _withdraw_rules(self, purpose: str) -> None:
        rules.withdraw(
            application=self.application, purpose=as_purpose(purpose), by=self.by, at=self.at
        )

    def _withdraw_policies(self, _key: str) -> None:
        sla.withdraw_policies(application=self.application, by=self.by, at=self.at)

    def _retire_record_type(self, code: str) -> None:
        record_types.retire_record_type(code=code, by=self.by, at=self.at)


PUTTERS = {
    APPLICATION: Putter._application,
    "roles": Putter._role,
    "categories": Putter._category,
    "forms": Putter._form,
    "processes": Putter._process,
    "record_types": Putter._record_type,
    "types": Putter._type,
    "sla_policies": Putter._policies,
}
RETIRERS = {
    APPLICATION: Putter._retire_application,
    "categories": Putter._retire_category,
    "forms": Putter._retire_form,
    "types": Putter._retire_type,
    "record_types": Putter._retire_record_type,
    "rule_sets": Putter._withdraw_rules,
    "sla_policies": Putter._withdraw_policies,
}
# Unused they do nothing, and people or running work may still hold them.
STAYING = ("roles", "processes")


def _types(form: str) -> dict[str, Type]:
    """What a process's conditions may ask: the order's facts and the answers of its form."""
    if not form:
        return dict(FACTS)
    answers = types_by_code(form_queries.current_version(form).definition)
    return {**FACTS, **{f"answers.{name}": kind for name, kind in answers.items()}}


def _text(part: Part, name: str) -> Text:
    return cast("Text", part.get(name, {}))


def _content(part: Part) -> Content:
    content = part.get("content", {})
    if not isinstance(content, Mapping):
        raise InvalidInput(problems=[Problem(path="content", code="catalog.package_malformed")])
    return dict(content)


def _whole(part: Part, name: str) -> int:
    value = part.get(name, 0)
    return value if isinstance(value, int) else 0
