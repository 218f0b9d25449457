"""What is written when a part must be bought. Chance draws none of it; scenes tell it."""

from __future__ import annotations

from gongdan.demo.texts.topic import Topic

TOPICS = (
    Topic(
        "parts-purchase",
        0,
        ("备件采购：通用备件",),
        ("库里没有了，按型号补。",),
        ("到货 {n} 件，型号核对无误，已入库并通知领用。", "按报价下单，到货验收合格。"),
        ("routine", "short", "failure"),
    ),
)
