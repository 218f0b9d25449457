"""The ``gongdan`` command teaches: every subcommand says what it is for and shows an example."""

from __future__ import annotations

import psycopg
import pytest

from gongdan.config.command import main
from gongdan.config.commands.demo import refuse_while_used
from gongdan.config.obstacles import Obstacle
from gongdan.config.web import conninfo

SUBCOMMANDS = [
    "up", "migrate", "demo", "user", "apikey", "import", "check-config", "openapi", "sla", "audit",
    "backup", "restore", "web", "worker",
]  # fmt: skip


def help_of(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a person reads who asks for help."""
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_names_every_subcommand_and_shows_the_first_steps(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = help_of(capsys=capsys)

    assert [name for name in SUBCOMMANDS if f"\n    {name}" not in told] == []
    assert "gongdan up --empty --data /srv/gongdan" in told
    assert "docs/guide/settings.md" in told


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_a_subcommand_says_what_it_is_for_and_how_it_is_called(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = help_of(name, capsys=capsys)

    assert f"usage: gongdan {name}" in told
    assert "example" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo", "load"], "fill an empty database"),
        (["user", "create"], "the password is asked for"),
        (["apikey", "create"], "--scope"),
    ],
)
def test_what_a_subcommand_can_do_is_explained_too(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = help_of(words[0], capsys=capsys) + help_of(*words, capsys=capsys)

    assert said in whole


def test_a_word_that_is_not_known_is_refused_with_the_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["upp"])

    assert ended.value.code == 2
    assert "usage: gongdan" in capsys.readouterr().err


@pytest.mark.django_db
def test_nothing_is_thrown_away_under_a_running_product() -> None:
    with psycopg.connect(conninfo()), pytest.raises(Obstacle, match="Stop it first") as refused:
        refuse_while_used()

    assert "is running on this database" in str(refused.value)
