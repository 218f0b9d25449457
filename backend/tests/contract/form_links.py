"""The key of a form's link: who builds the application sees it, and whoever was given it."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels.commands.form_links import LinkFacts, Place, open_link
from gongdan.channels.links import form_key
from gongdan.forms import queries as forms
from tests.contract.secrets import Secret


def plant_form_link(world: World) -> list[Secret]:
    """A link to the form of ``ledger``, without the field that is hidden from most."""
    asked = [one.id for one in forms.current_version("ledger").fields if one.code == "sample"]
    facts = LinkFacts(name={"zh-CN": "登记"}, fields=asked)
    by = world.actor("administrator")
    made = open_link(place=Place("record_type", "ledger"), facts=facts, by=by, at=NOON)
    key = form_key(made, 1)
    asked_of = {"fields/target": "record_type", "fields/type": "ledger"}
    names = {"link_id": made, "form_key": key, **asked_of}
    return [Secret(key, frozenset({"builder", "administrator"}), names)]
