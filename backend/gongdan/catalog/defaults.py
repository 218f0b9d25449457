"""What a new kind of work order begins with, so that it can be filed at once and changed later."""

from __future__ import annotations

from gongdan.kernel.texts import Text


def type_content(code: str) -> dict[str, object]:
    """A number from the code's letters, three plain situations, the usual causes."""
    letters = "".join(part[:1] for part in code.split("-"))[:4].upper()
    return {
        "format": 1,
        "number": f"{letters}-{{YYYY}}{{MM}}{{DD}}-{{seq:4}}",
        "situations": [
            _situation("stopped", _text("没法干活了", "I cannot work"), impact=1, urgency=1),
            _situation("slower", _text("耽误事", "It slows me down"), impact=2, urgency=2),
            _situation("calm", _text("不着急", "No hurry"), impact=3, urgency=3),
        ],
        "root_causes": [
            _cause("request", _text("正常需求", "Ordinary request")),
            _cause("fault", _text("故障或缺陷", "Fault or defect")),
            _cause("handling", _text("操作问题", "Handling")),
            _cause("other", _text("其他", "Other")),
        ],
        "verb": _text("办", "handle"),
        "question": _text("办好了吗？", "Is it done?"),
        "auto_close_days": 3,
        "calendar": "standard",
    }


def first_fields() -> list[dict[str, object]]:
    """One question, so that the form can be published and tried."""
    label = _text("请说明需要什么", "What do you need")
    return [{"code": "details", "kind": "textarea", "label": label, "required": True}]


def _situation(key: str, text: Text, *, impact: int, urgency: int) -> dict[str, object]:
    return {"key": key, "text": text, "impact": impact, "urgency": urgency}


def _cause(key: str, name: Text) -> dict[str, object]:
    return {"key": key, "name": name}


def _text(chinese: str, english: str) -> Text:
    return {"zh-CN": chinese, "en": english}
