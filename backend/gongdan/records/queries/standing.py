"""What records say of a person: whether the customer behind them is a VIP."""

from __future__ import annotations

from gongdan.accounts.queries.people import PersonValue
from gongdan.catalog.queries.record_types import RecordTypeValue, published_record_types
from gongdan.catalog.record_content import VipRule
from gongdan.forms import queries as forms
from gongdan.records import sql
from gongdan.records.columns import columns_of


def is_vip(person: PersonValue) -> bool:
    """Whether a record that is this person's, or the person's company's, says so."""
    rules = ((one, one.content.vip) for one in published_record_types() if one.is_active)
    return any(_says_so(type_, rule, person) for type_, rule in rules if rule is not None)


def _says_so(type_: RecordTypeValue, rule: VipRule, person: PersonValue) -> bool:
    definition = forms.version(type_.form_version_id).definition
    columns = columns_of(definition, readable=lambda _one: True)
    told = {"company": person.company_name, "name": person.name,
            "email": person.email, "phone": person.phone}  # fmt: skip
    pairs = [(columns[name].sql, told[fact]) for name, fact in rule.match.items() if told[fact]]
    if not pairs:
        return False
    same = " OR ".join(f"{column} = %s" for column, _ in pairs)
    found = sql.fetch(
        "SELECT EXISTS (SELECT 1 FROM records_record r"  # noqa: S608
        " WHERE r.form_id = %s AND r.deleted_at IS NULL"
        f" AND {columns[rule.field].sql} = ANY(%s) AND ({same}))",
        [type_.form_id, list(rule.values), *(value for _, value in pairs)],
    )
    return bool(found[0][0])
