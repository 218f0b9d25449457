"""The accounts visitors of the demonstration sign in with; everything about them is invented."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.accounts.demonstration import DemonstrationAccount, offer
from gongdan.kernel.texts import Text

# Everybody may know it: these accounts exist in demonstration mode alone.
PASSWORD = "gongdan-demo-2026"  # noqa: S105


@dataclass(frozen=True)
class Visitor:
    """One of the accounts: who it is in the company, and what a visitor finds there."""

    username: str
    name: Text
    description: Text


VISITORS = (
    Visitor(
        "requester",
        {"zh-CN": "方小禾", "en": "Fang Xiaohe"},
        {
            "zh-CN": "请求人：生产一车间班长，有三件事正在办",
            "en": "Requester: shift leader in workshop 1, three things under way",
        },
    ),
    Visitor(
        "handler",
        {"zh-CN": "何立山", "en": "He Lishan"},
        {
            "zh-CN": "处理人：设备维修组的何师傅，手上十来单",
            "en": "Handler: in the equipment repair team, a dozen orders at hand",
        },
    ),
    Visitor(
        "lead",
        {"zh-CN": "许明薇", "en": "Xu Mingwei"},
        {
            "zh-CN": "主管：看全部工单、派单、复盘",
            "en": "Lead: sees all orders, assigns, reviews",
        },
    ),
    Visitor(
        "builder",
        {"zh-CN": "孟凡", "en": "Meng Fan"},
        {
            "zh-CN": "应用设计者：搭表单、流程和规则",
            "en": "Builder: forms, processes, rules",
        },
    ),
    Visitor(
        "administrator",
        {"zh-CN": "汤敏", "en": "Tang Min"},
        {
            "zh-CN": "系统管理员：人员、权限、日历、审计",
            "en": "Administrator: people, rights, calendars, audit",
        },
    ),
    Visitor(
        "customer",
        {"zh-CN": "赵清荷", "en": "Zhao Qinghe"},
        {
            "zh-CN": "外部客户：VIP 公司澄海冷链的生产经理",
            "en": "Customer: production manager of a VIP company",
        },
    ),
)


def listed() -> list[str]:
    """The accounts as lines for a terminal."""
    return [
        f"{one.username:<14} {PASSWORD}   {one.name['zh-CN']}, {one.description['en']}"
        for one in VISITORS
    ]


def offer_all() -> None:
    """Let the sign-in page show the accounts while the installation demonstrates."""
    for one in VISITORS:
        offer(DemonstrationAccount(one.username, PASSWORD, one.name, one.description))
