"""What changes rule sets."""

from gongdan.rules.commands.drafts import ask_approval, discard_draft, publish, save_draft
from gongdan.rules.commands.returning import ask_rollback, rollback, withdraw
from gongdan.rules.commands.shadows import end_shadow, shadow
from gongdan.rules.commands.switches import switch_off, switch_on

__all__ = [
    "ask_approval",
    "ask_rollback",
    "discard_draft",
    "end_shadow",
    "publish",
    "rollback",
    "save_draft",
    "shadow",
    "switch_off",
    "switch_on",
    "withdraw",
]
