"""One mail of several messages, as its reader gets it in the morning. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from gongdan.kernel.texts import Text, pick
from gongdan.notifications.letters import EN, FOOT, HELLO, OPEN, ZH, Letter

SUBJECT: Text = {ZH: "{n} 条时限提醒", EN: "{n} messages about due times"}
BECAUSE: dict[str, Text] = {
    "quiet_hours": {
        ZH: "下面这些是您免打扰时段里的时限提醒，到点后合在一起发给您。",
        EN: "These came in your quiet hours and were put together for you.",
    },
    "digest": {
        ZH: "您选择了每天一次汇总时限提醒，下面是上次之后的。",
        EN: "You asked for messages about due times once a day; these came since the last.",
    },
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One message of a digest."""

    at: datetime
    number: str
    title: str
    text: Text
    url: str


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What a digest is made from."""

    language: str
    name: str
    organization: Text
    why: str
    time_zone: str
    url: str
    lines: tuple[Line, ...]


def digest_letter(digest: Digest) -> Letter:
    """The mail in the reader's language."""
    subject = pick(SUBJECT, digest.language).format(n=len(digest.lines))
    return Letter(subject, _plain(digest), _html(digest))


def _head(digest: Digest) -> tuple[str, str]:
    hello = pick(HELLO, digest.language).format(name=digest.name)
    return hello, pick(BECAUSE[digest.why], digest.language)


def _foot(digest: Digest) -> str:
    organization = pick(digest.organization, digest.language)
    return pick(FOOT, digest.language).format(organization=organization)


def _moment(digest: Digest, line: Line) -> str:
    return line.at.astimezone(ZoneInfo(digest.time_zone)).strftime("%m-%d %H:%M")


def _plain(digest: Digest) -> str:
    told = [
        f"{_moment(digest, line)}  {pick(line.text, digest.language)}\n"
        f"{line.number} · {line.title}\n{line.url}"
        for line in digest.lines
    ]
    return "\n\n".join([*_head(digest), *told, f"-- \n{_foot(digest)}"]) + "\n"


def _html(digest: Digest) -> str:
    hello, because = _head(digest)
    look = pick(OPEN, digest.language)
    told = "".join(
        '<p style="margin:0 0 12px;padding:10px 14px;background:#f7f8f8;border-radius:8px">'
        f'<span style="color:#5d6a6f">{_moment(digest, line)} · {escape(line.number)}</span><br>'
        f"{escape(pick(line.text, digest.language))}<br><b>{escape(line.title)}</b><br>"
        f'<a href="{escape(line.url)}" style="color:#0b6472">{look}</a></p>'
        for line in digest.lines
    )
    return (
        f'<div lang="{digest.language}" style="max-width:560px;margin:0 auto;padding:24px;'
        "font:14px/23px -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;"
        'color:#162022">'
        f'<p style="margin:0 0 12px">{escape(hello)}</p><p>{escape(because)}</p>{told}'
        '<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #e5e9e9;'
        f'font-size:12px;color:#5d6a6f">{escape(_foot(digest))}</p></div>'
    )
