"""What robots of chat groups take: each kind its own shape of the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlsplit

Body = Mapping[str, object]


def robot_body(url: str, text: str) -> Body:
    """The text as the robot behind this address takes it; others get it plain."""
    host = (urlsplit(url).hostname or "").lower()
    shape = next((shape for end, shape in SHAPES.items() if host.endswith(end)), _plain)
    return shape(text)


def _feishu(text: str) -> Body:
    return {"msg_type": "text", "content": {"text": text}}


def _text(text: str) -> Body:
    return {"msgtype": "text", "text": {"content": text}}


def _plain(text: str) -> Body:
    return {"text": text}


SHAPES: Final[Mapping[str, Callable[[str], Body]]] = {
    "open.feishu.cn": _feishu,
    "open.larksuite.com": _feishu,
    "oapi.dingtalk.com": _text,
    "qyapi.weixin.qq.com": _text,
}
