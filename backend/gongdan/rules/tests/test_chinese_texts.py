"""Forty real ways to ask: each must come to the right department, or to the service desk."""

from __future__ import annotations

import pytest

from gongdan.rules.classify import classify
from gongdan.rules.dispatch import route
from gongdan.rules.tests.makers import (
    dispatch_content,
    field,
    op,
    published,
    rule,
    weighing_words,
)

FINANCE, WAREHOUSE, DESK = "finance", "warehouse", "service-desk"
TEXTS = [
    ("", "发票", FINANCE),
    ("申请开发票", "上周的订单请开一张发票，谢谢", FINANCE),
    ("", "麻烦开票，金额 3200 元", FINANCE),
    ("", "要一张专票，税号发您邮箱了", FINANCE),
    ("", "普票改成专票可以吗", FINANCE),
    ("抬头错误", "发票抬头写错了，要重开", FINANCE),
    ("", "电子发票一直没收到", FINANCE),
    ("", "没收到发票，请补开", FINANCE),
    ("", "为什么还不开发票？都两周了", FINANCE),
    ("", "没有发票怎么报销", FINANCE),
    ("", "请问有没有增值税发票", FINANCE),
    ("", "发 票 丢 了", FINANCE),
    ("", "我需要把上个月的ＩＮＶＯＩＣＥ重发一份", FINANCE),
    ("红冲", "八月那张需要红冲", FINANCE),
    ("我要退货", "尺寸不合适", WAREHOUSE),
    ("", "这批零件要退货", WAREHOUSE),
    ("", "申请退换货，包装破损", WAREHOUSE),
    ("", "想换货，颜色发错了", WAREHOUSE),
    ("", "你们发错货了，怎么处理", WAREHOUSE),
    ("", "能不能退货？才用了三天", WAREHOUSE),
    ("", "要不要退货由你们定，我已经寄回了", WAREHOUSE),
    ("", "支持七天无理由吗", WAREHOUSE),
    ("", "仓库说不能退货，请核实", WAREHOUSE),
    ("", "退件到了没人签收", WAREHOUSE),
    ("", "不用退货，补开发票就行", FINANCE),
    ("", "不需要发票，我只要退货", WAREHOUSE),
    ("", "没有退货，只是想开票", FINANCE),
    ("", "发票已收到，但是货要退回", WAREHOUSE),
    ("退货", "退货的同时请把发票也红冲一下吧，退货单号 8812", WAREHOUSE),
    ("发票开错", "如果改不了发票就退货", FINANCE),
    ("", "不用退货了，问题解决", DESK),
    ("", "不需要开发票", DESK),
    ("", "没有退货", DESK),
    ("", "不想办理退货，也不要发票", DESK),
    ("", "此事与发票无关", DESK),
    ("", "发票和退货都要处理", DESK),
    ("打印机卡纸", "三楼打印机又卡纸了", DESK),
    ("", "空调不制冷", DESK),
    ("", "请问你们几点下班", DESK),
    ("", "", DESK),
]
CLASSIFY = weighing_words()
DISPATCH = published(
    "dispatch",
    dispatch_content(
        [
            rule("finance", op("starts_with", field("category"), "finance."),
                 {"team": FINANCE, "strategy": "least_open_load"}),
            rule("warehouse", op("starts_with", field("category"), "warehouse."),
                 {"team": WAREHOUSE, "strategy": "least_open_load"}),
        ]
    ),
)  # fmt: skip


def test_there_are_forty_texts() -> None:
    assert len(TEXTS) == 40


@pytest.mark.parametrize(("title", "text", "team"), TEXTS)
def test_a_request_comes_to_the_right_department(title: str, text: str, team: str) -> None:
    decided = classify(CLASSIFY, {"title": title, "text": text})

    chosen = route(DISPATCH, {"category": decided.category})

    assert chosen.team == team
