"""How the acts of a step are offered: under which words, or not at all, and what they need."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gongdan.flows.graph import Text
from gongdan.flows.reading import Reader

ACTS = (
    "complete",
    "approve",
    "reject",
    "return",
    "transfer",
    "delegate",
    "add_signer",
    "skip",
)
NEEDS = ("comment", "attachment", "signature", "checklist")


@dataclass(frozen=True)
class Button:
    """One act as a step offers it."""

    act: str
    name: Text = field(default_factory=dict)
    is_off: bool = False
    needs: tuple[str, ...] = ()


def read_button(reader: Reader) -> Button:
    """The button as stored."""
    button = Button(
        act=reader.choice("act", ACTS, default=""),
        name=reader.text("name"),
        is_off=reader.flag("is_off"),
        needs=reader.strings("needs"),
    )
    if not button.act:
        reader.refuse("act", "flows.choice_wrong", allowed=list(ACTS))
    if set(button.needs) - set(NEEDS):
        reader.refuse("needs", "flows.choice_wrong", allowed=list(NEEDS))
    reader.finish()
    return button


def check_buttons(buttons: tuple[Button, ...], reader: Reader) -> None:
    """Each act once; one way at least must lead on."""
    acts = Counter(button.act for button in buttons if button.act)
    for act in (act for act, times in acts.items() if times > 1):
        reader.refuse("buttons", "flows.key_twice", key=act)
    off = {button.act for button in buttons if button.is_off}
    if off & {"complete", "approve"}:
        reader.refuse("buttons", "flows.no_way_on")
