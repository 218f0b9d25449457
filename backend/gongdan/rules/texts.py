"""What rule sets are called when nobody named them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongdan.kernel.texts import Text
from gongdan.rules.published import Purpose

NAMES: Final[Mapping[Purpose, Text]] = {
    "keywords": {"zh-CN": "关键词库", "en": "Keywords"},
    "classify": {"zh-CN": "分类规则", "en": "Classification"},
    "priority": {"zh-CN": "优先级规则", "en": "Priority"},
    "dispatch": {"zh-CN": "派单规则", "en": "Dispatch"},
    "triggers": {"zh-CN": "触发规则", "en": "Triggers"},
    "records": {"zh-CN": "业务数据规则", "en": "Record rules"},
}
