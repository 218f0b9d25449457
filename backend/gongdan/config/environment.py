"""Every setting that the environment may give, with its default and meaning: the one table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

DEVELOPMENT_KEY = "not-secret-development-and-tests-only"


PRODUCT = "工单|Gongdan"
DEMONSTRATION_COMPANY = "远汀制造|Yuanting Manufacturing"


class BadSetting(Exception):
    """A setting that cannot be used, and why."""


@dataclass(frozen=True)
class Setting:
    """One variable of the environment."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "",
        "PostgreSQL 16 or newer, as postgresql://user:password@host:port/name. "
        "Empty: the embedded PostgreSQL of `gongdan up`. "
        "Behind a pooler between statements: add `?prepare_threshold=0`.",
    ),
    Setting(
        "GONGDAN_DATA",
        ".data",
        "The data folder of `gongdan up`: embedded database, uploaded files, secret key.",
    ),
    Setting(
        "GONGDAN_SECRET_KEY",
        "",
        "Signs sessions and links. Empty: made once and kept in the data folder (mode 0600).",
    ),
    Setting("GONGDAN_OLD_SECRET_KEYS", "", "Former secret keys, by commas; still read with."),
    Setting(
        "GONGDAN_PUBLIC_URL",
        "http://127.0.0.1:8000",
        "The address people type; links in mail begin with it. https:// makes cookies secure.",
    ),
    Setting(
        "GONGDAN_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Host names that are answered, separated by commas; the public address's is always one.",
    ),
    Setting(
        "GONGDAN_ORGANIZATION",
        "",
        "The organization's name on sign-in and portal; English behind a | where it differs: "
        "远汀制造|Yuanting Manufacturing. Empty: 工单|Gongdan.",
    ),
    Setting("GONGDAN_TIME_ZONE", "Asia/Shanghai", "The organization's time zone, an IANA name."),
    Setting("GONGDAN_LANGUAGE", "zh-CN", "The language people start in: zh-CN or en."),
    Setting(
        "GONGDAN_FILES", "", "The folder of uploaded files. Empty: `files` in the data folder."
    ),
    Setting(
        "GONGDAN_SMTP_URL",
        "",
        "The mail server, as smtp://user:password@host:587 (STARTTLS) or smtps://…:465. "
        "Empty: mail is not sent.",
    ),
    Setting("GONGDAN_MAIL_FROM", "gongdan@localhost", "The sender of mail."),
    Setting(
        "GONGDAN_WEBHOOK_HOSTS",
        "",
        "Hosts that webhooks may be sent to, separated by commas; .example.com means every host "
        "below it. Empty: none.",
    ),
    Setting(
        "GONGDAN_FRAME_HOSTS",
        "",
        "Hosts whose pages forms may show inside themselves, separated by commas. Empty: none.",
    ),
    Setting(
        "GONGDAN_DELIVERY_ATTEMPTS",
        "12",
        "How often a mail or webhook is tried before it is a dead letter: after 1, 2, 4… minutes, "
        "at most 6 hours apart.",
    ),
    Setting(
        "GONGDAN_DELIVERY_DAYS", "30", "How many days mails and webhooks are kept once sent, 1-64."
    ),
    Setting(
        "GONGDAN_TRACE_DAYS",
        "90",
        "How many days the conditions behind automatic decisions are kept, 1-3650; what was "
        "decided and by which rule stays.",
    ),
    Setting(
        "GONGDAN_RULES_NEED_TWO",
        "0",
        "1: rules hold only after a second person who may define them has approved what the first "
        "one asks for; application files that change rules are then refused too.",
    ),
    Setting(
        "GONGDAN_REQUESTS_PER_MINUTE",
        "3000",
        "How often one person or one API key may ask each web process in a minute, and a fifth of "
        "how often one address may; 0: as often as they like.",
    ),
    Setting("GONGDAN_OIDC_URL", "", "Who vouches for people: https://client:secret@host/path."),
    Setting("GONGDAN_PROXIES", "127.0.0.1", "Proxies, by commas: believed about who asks."),
    Setting("GONGDAN_WEB_PROCESSES", "2", "How many web processes `gongdan up` starts."),
    Setting("GONGDAN_WEB_THREADS", "6", "How many threads each web process gives to requests."),
    Setting(
        "GONGDAN_PACKAGE_KEY",
        "",
        "Signs exported application files: 64 hexadecimal digits, the seed of an Ed25519 key.",
    ),
    Setting("GONGDAN_WORKER_JOBS", "2", "How many jobs a worker runs at the same time."),
    Setting(
        "GONGDAN_DEMONSTRATION",
        "0",
        "1: demonstration mode, with accounts whose passwords everybody knows; mail is kept, "
        "never sent. Never use it for real work.",
    ),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


@dataclass(frozen=True)
class Environment:
    """What the environment said, checked once at start."""

    secret_key: str
    old_secret_keys: list[str]
    oidc_url: str
    database: dict[str, object]
    data: Path
    public_url: str
    hosts: list[str]
    organization: dict[str, str]
    time_zone: str
    language: str
    files_dir: Path
    smtp: dict[str, object]
    mail_from: str
    webhook_hosts: list[str]
    frame_hosts: list[str]
    delivery_attempts: int
    delivery_days: int
    trace_days: int
    rules_need_two: bool
    requests_per_minute: int
    proxies: list[str]
    web_processes: int
    web_threads: int
    worker_jobs: int
    package_key: str
    demonstration: bool


def markdown() -> str:
    """The table of settings as the guide shows it."""
    rows = [
        f"| `{each.name}` | {f'`{each.default}`' if each.default else 'empty'} "
        f"| {each.meaning.replace('|', chr(92) + '|')} |"
        for each in SETTINGS
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])


def read(values: Mapping[str, str]) -> Environment:
    """The settings in ``values``, names as in ``os.environ``; what cannot be used is refused."""
    given = {name: values.get(name) or default for name, default in DEFAULTS.items()}
    data = Path(given["GONGDAN_DATA"]).absolute()
    return Environment(
        secret_key=given["GONGDAN_SECRET_KEY"] or DEVELOPMENT_KEY,
        old_secret_keys=_named(given["GONGDAN_OLD_SECRET_KEYS"]),
        oidc_url=given["GONGDAN_OIDC_URL"],
        database=database(given["DATABASE_URL"] or "postgresql://gongdan@127.0.0.1:5432/gongdan"),
        data=data,
        public_url=_address(given["GONGDAN_PUBLIC_URL"]),
        hosts=_hosts(given["GONGDAN_HOSTS"], given["GONGDAN_PUBLIC_URL"]),
        organization=_organization(given),
        time_zone=_time_zone(given["GONGDAN_TIME_ZONE"]),
        language=_choice("GONGDAN_LANGUAGE", given, ("zh-CN", "en")),
        files_dir=Path(given["GONGDAN_FILES"] or data / "files").absolute(),
        smtp=smtp(given["GONGDAN_SMTP_URL"]),
        mail_from=given["GONGDAN_MAIL_FROM"],
        webhook_hosts=_named(given["GONGDAN_WEBHOOK_HOSTS"].lower()),
        frame_hosts=_named(given["GONGDAN_FRAME_HOSTS"].lower()),
        delivery_attempts=_count("GONGDAN_DELIVERY_ATTEMPTS", given),
        delivery_days=_count("GONGDAN_DELIVERY_DAYS", given),
        trace_days=_count("GONGDAN_TRACE_DAYS", given, most=3650),
        rules_need_two=_choice("GONGDAN_RULES_NEED_TWO", given, ("0", "1")) == "1",
        requests_per_minute=_count("GONGDAN_REQUESTS_PER_MINUTE", given, least=0, most=1_000_000),
        proxies=_named(given["GONGDAN_PROXIES"]),
        web_processes=_count("GONGDAN_WEB_PROCESSES", given),
        web_threads=_count("GONGDAN_WEB_THREADS", given),
        worker_jobs=_count("GONGDAN_WORKER_JOBS", given),
        package_key=_seed(given["GONGDAN_PACKAGE_KEY"]),
        demonstration=_choice("GONGDAN_DEMONSTRATION", given, ("0", "1")) == "1",
    )


def _seed(digits: str) -> str:
    if digits and not re.fullmatch(r"[0-9a-fA-F]{64}", digits):
        raise BadSetting("GONGDAN_PACKAGE_KEY must be 64 hexadecimal digits")
    return digits


def _organization(given: Mapping[str, str]) -> dict[str, str]:
    otherwise = DEMONSTRATION_COMPANY if given["GONGDAN_DEMONSTRATION"] == "1" else PRODUCT
    chinese, _, english = (given["GONGDAN_ORGANIZATION"] or otherwise).partition("|")
    return {"zh-CN": chinese.strip(), "en": english.strip() or chinese.strip()}


def database(url: str) -> dict[str, object]:
    """Django's database settings from a ``postgresql://`` address."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise BadSetting("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": _options(parts.query),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _options(query: str) -> dict[str, object]:
    """How to connect; a statement asked that often on a connection keeps its plan (0: none)."""
    given = {"prepare_threshold": "5", **dict(parse_qsl(query))}
    return {**given, "prepare_threshold": _count("prepare_threshold", given, least=0) or None}


def smtp(url: str) -> dict[str, object]:
    """Django's mail settings from an ``smtp://`` or ``smtps://`` address; none when it is empty."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadSetting("GONGDAN_SMTP_URL must look like smtp://user:password@host:587")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and parts.port != 25,
        "EMAIL_TIMEOUT": 20,
    }


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadSetting("GONGDAN_PUBLIC_URL must begin with http:// or https:// and name a host")
    return url.rstrip("/")


def _hosts(listed: str, public_url: str) -> list[str]:
    return list(dict.fromkeys([*_named(listed), urlsplit(public_url).hostname or "localhost"]))


def _named(listed: str) -> list[str]:
    return [host.strip() for host in listed.split(",") if host.strip()]


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise BadSetting(f"GONGDAN_TIME_ZONE: there is no time zone {name!r}") from unknown
    return name


def _choice(name: str, given: Mapping[str, str], choices: tuple[str, ...]) -> str:
    if given[name] not in choices:
        raise BadSetting(f"{name} must be one of: {', '.join(choices)}")
    return given[name]


def _count(name: str, given: Mapping[str, str], *, least: int = 1, most: int = 64) -> int:
    if not given[name].isdecimal() or not least <= int(given[name]) <= most:
        raise BadSetting(f"{name} must be a number from {least} to {most}")
    return int(given[name])
