"""Telephone numbers: one line, one key, here and in the table."""

from __future__ import annotations

import pytest

from gongdan.accounts.models import Person
from gongdan.accounts.phones import phone_key
from gongdan.accounts.tests.makers import make_person

NUMBERS = [
    ("13800138000", "13800138000"),
    ("138 0013 8000", "13800138000"),
    ("+86 138-0013-8000", "13800138000"),
    ("008613800138000", "13800138000"),
    ("0512-62881234", "51262881234"),
    ("+86 512 6288 1234", "51262881234"),
    ("8021", "8021"),
    ("86123", "86123"),
    ("（0512）6288-1234", "51262881234"),
    ("前台", ""),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "key"), NUMBERS)
def test_a_number_has_one_key_however_it_is_typed(typed: str, key: str) -> None:
    assert phone_key(typed) == key


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "key"), NUMBERS)
def test_the_table_makes_the_same_key(typed: str, key: str) -> None:
    person = make_person()

    Person.objects.filter(pk=person.pk).update(phone=typed)

    assert Person.objects.get(pk=person.pk).phone_key == key
