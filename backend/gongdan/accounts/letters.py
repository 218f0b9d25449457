"""The letters about signing in, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """Subject and plain text of a mail."""

    subject: str
    text: str


_RESET = {
    "zh-CN": Letter(
        "重新设置登录密码",
        "{name},您好:\n\n请打开下面的链接,设置新的登录密码:\n\n{link}\n\n"
        "链接只能使用一次。如果不是您本人申请的,不用理会这封邮件,原密码仍然有效。\n",
    ),
    "en": Letter(
        "Choose a new password",
        "Hello {name},\n\nopen this link to choose a new password:\n\n{link}\n\n"
        "It works once. If you did not ask for it, ignore this letter: your password stays.\n",
    ),
}


def password_reset(*, name: str, link: str, language: str) -> Letter:
    """The letter with the link for a new password; Chinese when the language is not known."""
    letter = _RESET.get(language, _RESET["zh-CN"])
    return Letter(letter.subject, letter.text.format(name=name, link=link))
