"""The process a new kind of work begins with: five phases, one human stage each."""

from __future__ import annotations

from gongdan.kernel.texts import Text


def plain_content() -> dict[str, object]:
    """Filed, assigned, handled with a solution, confirmed by the requester, closed."""
    return {
        "format": 1,
        "steps": [
            _step("filed", "start", _text("创建与分类", "Filed and sorted"), "create"),
            {
                **_step("assign", "handling", _text("派单", "Assign"), "assign"),
                "status": "assigned",
                "handlers": [{"kind": "assignee"}],
                "limit_minutes": 120,
            },
            {
                **_step("handle", "handling", _text("处理", "Handle"), "handle"),
                "status": "in_progress",
                "handlers": [{"kind": "assignee"}],
                "requires": ["solution"],
            },
            {
                **_step("confirm", "handling", _text("跟踪确认", "Confirm"), "track"),
                "status": "resolved",
                "handlers": [{"kind": "requester"}],
            },
            _step("closed", "end", _text("关闭与复盘", "Close and review"), "close"),
        ],
    }


def _step(key: str, kind: str, name: Text, phase: str) -> dict[str, object]:
    return {"key": key, "kind": kind, "name": name, "phase": phase}


def _text(chinese: str, english: str) -> Text:
    return {"zh-CN": chinese, "en": english}
