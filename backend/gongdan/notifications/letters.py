"""A mail as a person gets it: subject, plain text and simple HTML in their language. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gongdan.kernel.texts import Text, pick

ZH, EN = "zh-CN", "en"

SUBJECTS: dict[str, Text] = {
    "filed": {ZH: "已替您提交", EN: "Filed for you"},
    "assigned": {ZH: "派给您", EN: "Assigned to you"},
    "subtask": {ZH: "子任务", EN: "Subtask for you"},
    "joined": {ZH: "请您参与", EN: "You were added"},
    "reply": {ZH: "有新回复", EN: "New reply"},
    "mention": {ZH: "提到了您", EN: "You were mentioned"},
    "question": {ZH: "等您回复", EN: "Your answer is needed"},
    "urged": {ZH: "催办", EN: "Please hurry"},
    "low_rating": {ZH: "低分评价", EN: "Low rating"},
    "warning": {ZH: "快到时限", EN: "Due soon"},
    "breach": {ZH: "已超时", EN: "Late"},
    "stage": {ZH: "轮到您了", EN: "Your turn"},
    "approve": {ZH: "请您审批", EN: "Your approval is asked"},
    "decided": {ZH: "审批进展", EN: "Approval"},
    "sent_back": {ZH: "被退回", EN: "Sent back"},
    "stage_late": {ZH: "阶段超时", EN: "Stage late"},
    "copied": {ZH: "抄送给您", EN: "Copied to you"},
    "stage_skipped": {ZH: "阶段被跳过", EN: "Stage skipped"},
    "stuck": {ZH: "流程停住了", EN: "Process stuck"},
    "confirm": {ZH: "请您确认", EN: "Please confirm"},
    "closed": {ZH: "已关闭", EN: "Closed"},
    "reopened": {ZH: "被退回", EN: "Sent back"},
    "cancelled": {ZH: "已取消", EN: "Cancelled"},
}
HELLO: Text = {ZH: "{name}，您好：", EN: "Hello {name},"}
OPEN: Text = {ZH: "打开工单", EN: "Open the work order"}
FOLLOW: Text = {ZH: "查看进度", EN: "See how it stands"}
CONFIRM: Text = {ZH: "好了，或者还没好", EN: "It is right, or it is not"}
ASK: Text = {
    ZH: "请打开下面的链接告诉我们好了没有，不用登录。几天没有答复会自动关闭。",
    EN: "Open the link and tell us whether it is right; no sign-in is needed. "
    "Without an answer it closes by itself after some days.",
}
FOOT: Text = {ZH: "{organization} · 系统自动发送", EN: "{organization} · sent automatically"}
SEPARATOR: Text = {ZH: "：", EN: ": "}


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a letter is made from."""

    kind: str
    language: str
    name: str
    text: Text
    number: str
    title: str
    organization: Text
    url: str
    is_for_requester: bool
    confirm_url: str = ""


@dataclass(frozen=True)
class Letter:
    """A mail ready to go."""

    subject: str
    text: str
    html: str


def letter(content: Content) -> Letter:
    """The mail in the reader's language."""
    return Letter(_subject(content), _plain(content), _html(content))


def _subject(content: Content) -> str:
    word = pick(SUBJECTS.get(content.kind, {ZH: "工单", EN: "Work order"}), content.language)
    mark = pick(SEPARATOR, content.language)
    return f"[{content.number}] {word}{mark}{content.title}"


def _lines(content: Content) -> list[str]:
    asked = [pick(ASK, content.language)] if content.confirm_url else []
    return [pick(content.text, content.language), *asked]


def _links(content: Content) -> list[tuple[str, str]]:
    confirm = [(pick(CONFIRM, content.language), content.confirm_url)]
    look = pick(FOLLOW if content.is_for_requester else OPEN, content.language)
    return [*(confirm if content.confirm_url else []), (look, content.url)]


def _hello(content: Content) -> str:
    return pick(HELLO, content.language).format(name=content.name)


def _foot(content: Content) -> str:
    organization = pick(content.organization, content.language)
    return pick(FOOT, content.language).format(organization=organization)


def _plain(content: Content) -> str:
    links = [f"{word}\n{url}" for word, url in _links(content)]
    about = f"{content.number} · {content.title}"
    parts = [_hello(content), *_lines(content), about, *links, f"-- \n{_foot(content)}"]
    return "\n\n".join(parts) + "\n"


def _html(content: Content) -> str:
    said = "".join(f'<p style="margin:0 0 12px">{escape(line)}</p>' for line in _lines(content))
    return (
        f'<div lang="{content.language}" style="max-width:560px;margin:0 auto;padding:24px;'
        "font:14px/23px -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;"
        'color:#162022">'
        f'<p style="margin:0 0 12px">{escape(_hello(content))}</p>{said}'
        '<p style="margin:0 0 20px;padding:10px 14px;background:#f7f8f8;border-radius:8px">'
        f'<span style="color:#5d6a6f">{escape(content.number)}</span><br>'
        f"<b>{escape(content.title)}</b></p>"
        f"<p>{_buttons(content)}</p>"
        '<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #e5e9e9;'
        f'font-size:12px;color:#5d6a6f">{escape(_foot(content))}</p></div>'
    )


def _buttons(content: Content) -> str:
    first, *others = _links(content)
    main = (
        f'<a href="{escape(first[1])}" style="display:inline-block;padding:8px 18px;'
        "margin-right:16px;background:#0e6f7e;color:#ffffff;border-radius:6px;"
        f'text-decoration:none">{escape(first[0])}</a>'
    )
    plain = [f'<a href="{escape(url)}" style="color:#0b6472">{escape(w)}</a>' for w, url in others]
    return main + "".join(plain)
