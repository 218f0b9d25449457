"""Guesses made at the same moment, as by several processes, count one by one."""

from __future__ import annotations

from functools import partial

import pytest
from django.core.cache import cache
from django.test import Client

from gongdan.accounts.tests.makers import World
from gongdan.channels import attempts
from gongdan.channels.errors import TooManyAttempts
from tests.concurrency.at_once import at_once

LOGIN = "/_allauth/browser/v1/auth/login"


def guess(word: str) -> str:
    body = {"username": "hejianjun", "password": word}
    answer = Client().post(LOGIN, body, content_type="application/json")
    errors = answer.json().get("errors") or [{"code": f"http {answer.status_code}"}]
    return str(errors[0]["code"])


def attempt() -> bool:
    try:
        attempts.count("guess", limit=4)
    except TooManyAttempts:
        return False
    return True


def test_no_more_passwords_are_tried_at_once_than_one_after_another(world: World) -> None:
    cache.clear()

    codes = at_once([partial(guess, f"guess-number-{n}") for n in range(10)])

    assert world.requester.username == "hejianjun"
    assert 1 <= codes.count("username_password_mismatch") <= 5
    assert guess("one-more-guess") != "http 200"


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_moment_are_all_counted() -> None:
    cache.clear()

    counted = at_once([attempt] * 12)

    assert counted.count(True) == 4
