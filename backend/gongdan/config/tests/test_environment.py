"""Settings from the environment: read once, refused with a sentence, documented in one table."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings

from gongdan.config.environment import BadSetting, database, markdown, read, smtp
from gongdan.config.secret_files import from_files
from gongdan.kernel.sealing import Seals

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "guide" / "settings.md"


def test_the_guide_shows_the_table_the_program_reads() -> None:
    assert markdown() in GUIDE.read_text()


def test_nothing_given_means_the_defaults() -> None:
    settings = read({})

    assert settings.public_url == "http://127.0.0.1:8000"
    assert settings.hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert settings.time_zone == "Asia/Shanghai"
    assert settings.demonstration is False
    assert settings.files_dir == Path(".data/files").absolute()


def test_the_public_address_is_always_answered() -> None:
    settings = read({"GONGDAN_PUBLIC_URL": "https://gd.example.com/", "GONGDAN_HOSTS": "a,b"})

    assert settings.public_url == "https://gd.example.com"
    assert settings.hosts == ["a", "b", "gd.example.com"]


def test_a_database_address_is_taken_apart() -> None:
    settings = database("postgresql://me:p%40ss@db.example.com:6432/gongdan?sslmode=require")

    assert settings["USER"] == "me"
    assert settings["PASSWORD"] == "p@ss"
    assert settings["HOST"] == "db.example.com"
    assert settings["PORT"] == "6432"
    assert settings["NAME"] == "gongdan"
    assert settings["OPTIONS"] == {"sslmode": "require", "prepare_threshold": 5}


def test_plans_are_not_kept_behind_a_pooler_that_cannot() -> None:
    settings = database("postgresql://db.example.com/gongdan?prepare_threshold=0")

    assert settings["OPTIONS"] == {"prepare_threshold": None}


def test_how_often_before_a_plan_is_kept_is_a_number() -> None:
    with pytest.raises(BadSetting):
        database("postgresql://db.example.com/gongdan?prepare_threshold=often")


@pytest.mark.parametrize(
    ("url", "port", "is_ssl", "is_tls"),
    [
        ("smtp://mail.example.com", 587, False, True),
        ("smtp://mail.example.com:25", 25, False, False),
        ("smtps://mail.example.com", 465, True, False),
    ],
)
def test_a_mail_address_says_how_to_encrypt(
    url: str, port: int, is_ssl: bool, is_tls: bool
) -> None:
    settings = smtp(url)

    assert settings["EMAIL_PORT"] == port
    assert settings["EMAIL_USE_SSL"] is is_ssl
    assert settings["EMAIL_USE_TLS"] is is_tls


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "postgresql://host"),
        ("GONGDAN_PUBLIC_URL", "gd.example.com"),
        ("GONGDAN_TIME_ZONE", "Asia/Nowhere"),
        ("GONGDAN_LANGUAGE", "fr"),
        ("GONGDAN_SMTP_URL", "mail.example.com"),
        ("GONGDAN_WEB_PROCESSES", "0"),
        ("GONGDAN_WEB_THREADS", "many"),
        ("GONGDAN_DEMONSTRATION", "yes"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read({name: value})


def test_secrets_may_stand_in_files(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from-a-file\n")

    found = from_files({"GONGDAN_SECRET_KEY_FILE": str(file)})
    said = from_files({"GONGDAN_SECRET_KEY_FILE": str(file), "GONGDAN_SECRET_KEY": "said"})

    assert found == {"GONGDAN_SECRET_KEY": "from-a-file"}
    assert said == {}
    with pytest.raises(BadSetting, match=r"GONGDAN_SMTP_URL_FILE: .* cannot be read"):
        from_files({"GONGDAN_SMTP_URL_FILE": str(tmp_path / "gone")})


def test_what_former_keys_sealed_is_still_read() -> None:
    seals = Seals("test:")
    with override_settings(SECRET_KEY="former"):
        sealed = seals.seal("语")

    with override_settings(SECRET_KEY="present", SECRET_KEY_FALLBACKS=["former"]):
        opened = seals.open(sealed)

    assert opened == "语"
    assert seals.open(sealed) is None
    assert Seals("other:").open(seals.seal("x")) is None
