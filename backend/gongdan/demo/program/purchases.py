"""Parts that somebody must allow to be bought: asked, returned, bought."""

from __future__ import annotations

from gongdan.demo.scenes import (
    Scene,
    accepted,
    bought,
    confirmed,
    replied,
    resolved,
    resubmitted,
    voted,
)

Line = tuple[str, int, int, str]
LIKE = "通用备件"
LEAD = "lead"
# Part, stock, quantity, price of the form's table.
COLUMNS = ("f_pbpart2mnc", "f_pbstock4hg", "f_pbquant6vd", "f_pbprice3rb")


def wanted(
    amount: str, equipment: str, supplier: str, *lines: Line
) -> tuple[tuple[str, object], ...]:
    """The answers: how much, for what, from whom, and the lines of part, stock, quantity, price."""
    rows = [
        dict(zip(COLUMNS, (part, stock, quantity, price), strict=True))
        for part, stock, quantity, price in lines
    ]
    return (
        ("amount", amount),
        ("equipment", equipment),
        ("supplier", supplier),
        ("lines", rows),
    )


def small(who: str, part: str, filed: int, *, price: int, after: int) -> Scene:
    """Up to 5,000: the head says yes, the warehouse buys it, and it is received."""
    return Scene(
        who,
        LIKE,
        f"备件采购：{part}",
        "常用件，库存到下限了。",
        "stock",
        filed,
        (
            (filed - after, voted(LEAD, "approved")),
            (filed - after - 60, accepted),
            (filed - after - 600, bought),
            (filed - after - 610, resolved),
            (filed - after - 900, confirmed),
        ),
        wanted(f"{price * 2}.00", "通用", "恒泰机电", (part, 1, 2, f"{price}.00")),
    )


OF_THE_BUYERS = (
    Scene(
        "handler",
        LIKE,
        "备件采购：空压机主机轴承与油分芯",
        "A-07 振动 7.8 mm/s，已超 7.1 的停机线，轴承异响。现由 A-05 顶替，产能余量只剩 12 %，"
        "希望周末停机更换。",
        "stopped",
        217,
        (),
        wanted(
            "6480.00",
            "空压机 A-07",
            "恒泰机电",
            ("主机轴承 6312-C3", 0, 2, "1420.00"),
            ("油分芯 OS-55", 1, 2, "1560.00"),
            ("专用润滑脂 1 kg", 3, 2, "260.00"),
        ),
    ),
    Scene(
        "luojian",
        LIKE,
        "备件采购：5.5 kW 变频器备用一台",
        "涂装线三台同型号，一台都没有备。",
        "soon",
        1490,
        ((1400, voted(LEAD, "approved", "同意，备一台。")),),
        wanted("12800.00", "涂装线", "启明电气", ("变频器 5.5 kW", 0, 1, "12800.00")),
    ),
    Scene(
        "zhouhai",
        LIKE,
        "备件采购：液压油 46 号两桶",
        "注塑车间换油周期到了，库里只剩半桶。",
        "soon",
        305,
        (),
        wanted("2360.00", "注塑车间", "华南润滑", ("抗磨液压油 46 号 200 L", 0, 2, "1180.00")),
    ),
    Scene(
        "fengtao",
        LIKE,
        "备件采购：交流接触器一批",
        "上个月换了四只，补安全库存。",
        "stock",
        1620,
        (),
        wanted("1140.00", "通用", "启明电气", ("接触器 LC1-D32", 1, 6, "190.00")),
    ),
    Scene(
        "requester",
        LIKE,
        "备件采购：3 号机射嘴加热圈",
        "加热圈一个月坏两次，想备两只。",
        "soon",
        1480,
        ((1180, voted("hejianjun", "rejected", "请补第二家报价，再写一下两只够用多久。")),),
        wanted("860.00", "3 号注塑机", "恒泰机电", ("射嘴加热圈 380 V", 0, 2, "430.00")),
    ),
    Scene(
        "duanpeng",
        LIKE,
        "备件采购：冷却塔减速机",
        "减速机漏油，修过两次，建议换新。",
        "soon",
        6890,
        (
            (6700, voted(LEAD, "approved")),
            (6500, voted("gaoyuan", "approved", "可以，顺便把风叶一起查了。")),
            (6300, voted("dengyaqin", "approved")),
            (6100, accepted),
            (6090, replied("已下单，供应商说十天到货。")),
        ),
        wanted("9600.00", "二号冷却塔", "凌云冷却", ("减速机 LJ-4", 0, 1, "9600.00")),
    ),
    Scene(
        "wangdexin",
        LIKE,
        "备件采购：气动三联件",
        "机械手漏气换下来的，库里没了。",
        "stock",
        7000,
        (
            (6800, voted(LEAD, "rejected", "数量写多了，先按两套来。")),
            (6500, resubmitted),
            (6400, voted(LEAD, "approved")),
            (6000, accepted),
            (4400, bought),
            (4390, resolved),
            (3000, confirmed),
        ),
        wanted("1960.00", "机械手", "恒泰机电", ("气动三联件 1/2", 0, 4, "490.00")),
    ),
    small("zhouhai", "同步带 8M-1200", 6950, price=210, after=120),
    small("handler", "O 型圈套装", 6700, price=160, after=700),
    small("fengtao", "中间继电器", 6300, price=75, after=90),
    small("chenguodong", "模具顶针 6 mm", 5600, price=48, after=200),
)
