"""The address of an inbound webhook is for its builders; its secret is shown to nobody again."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.channels.commands.hooks import HookFacts, open_hook
from gongdan.channels.queries.hooks import hook_key
from tests.contract.secrets import Secret


def plant_hook(world: World) -> list[Secret]:
    """A hook that files incidents."""
    content = {
        "facts": [{"key": "title", "path": "title", "type": "text"}],
        "title": {"field": "body.title"},
    }
    facts = HookFacts(name={"zh-CN": "监控"}, requester_id=world.requester.pk, content=content)
    made = open_hook(code="incident", facts=facts, by=world.actor("administrator"), at=NOON)
    key = hook_key(made.hook_id, 1)
    names = {"hook_id": made.hook_id, "hook_key": key, "answers/type": "incident"}
    builders = frozenset({"builder", "administrator"})
    return [Secret(key, builders, names), Secret(made.secret, frozenset(), {})]
