"""Signed links for people without an account: to ask, to follow, to answer a solution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.core import signing

from gongdan.channels.errors import LinkInvalid

Purpose = Literal["track", "confirm"]
SALT = "gongdan.channels.links"
FORM_SALT = "gongdan.channels.form_links"
DAYS: dict[Purpose, int] = {"track": 180, "confirm": 30}
DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Link:
    """What a link stands for: one order, one purpose, one round of resolution."""

    number: str
    purpose: Purpose
    round: int


def token(link: Link) -> str:
    """The link as text that cannot be guessed or changed."""
    return signing.dumps([link.number, link.purpose, link.round], salt=SALT, compress=True)


def read(text: str, *, purpose: Purpose) -> Link:
    """The link behind a token; refused when forged, too old, or meant for something else."""
    try:
        number, meant, round_ = signing.loads(text, salt=SALT, max_age=DAYS[purpose] * DAY_SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as broken:
        raise LinkInvalid() from broken
    if meant != purpose:
        raise LinkInvalid()
    return Link(str(number), purpose, int(round_))


def tracking_url(number: str) -> str:
    """The address where a request can be followed without signing in."""
    return f"{settings.PUBLIC_URL}/portal/t/{token(Link(number, 'track', 0))}"


def confirmation_url(number: str, *, round_: int) -> str:
    """The address where one solution can be answered without signing in."""
    return f"{settings.PUBLIC_URL}/portal/confirm/{token(Link(number, 'confirm', round_))}"


def form_key(link_id: int, round_: int) -> str:
    """The key of a form's link, the same until it is renewed."""
    return signing.Signer(salt=FORM_SALT).sign_object([link_id, round_])


def read_form_key(text: str) -> tuple[int, int]:
    """Which link a key is of, and of which round; refused when forged."""
    try:
        link_id, round_ = signing.Signer(salt=FORM_SALT).unsign_object(text)
    except (signing.BadSignature, ValueError, TypeError) as broken:
        raise LinkInvalid() from broken
    return int(link_id), int(round_)


def form_url(link_id: int, round_: int) -> str:
    """The address where anybody fills in a form."""
    return f"{settings.PUBLIC_URL}/portal/f/{form_key(link_id, round_)}"
