"""What the requester and the customer are waiting for."""

from __future__ import annotations

from gongdan.demo.scenes import (
    Scene,
    accepted,
    assessed,
    given,
    locked_out,
    machine,
    noted,
    part_given,
    part_used,
    parts_here,
    replied,
    resolved,
    resumed,
    said,
    waits,
)

HE = given("handler")
OF_THE_REQUESTER = (
    Scene(
        "requester",
        "漏油",
        "3 号注塑机合模缸漏油",
        "开机十分钟后合模缸下面开始滴油，地上一滩，已经放了接油盘。",
        "hampered",
        262,
        (
            (260, HE),
            (251, accepted),
            (248, replied("小禾你好，我过来看。先别复位，人离远一点。")),
            (212, noted("合模缸密封老化，顺着活塞杆渗。")),
            (210, assessed(needs_parts=True)),
            (205, waits("parts", "密封圈组件")),
            (131, resumed),
            (130, part_used),
            (128, parts_here),
            (
                120,
                replied(
                    "油是从合模缸密封圈漏的，新的领到了。要停机换，大概一个小时，现在停方便吗？"
                ),
            ),
            (116, said("可以，这批跑完就停。")),
            (98, locked_out),
            (96, replied("旧圈裂成这样了。已断电挂牌，开始换。", shows_parts=True)),
        ),
        machine("3 号注塑机", "一号厂房 A 区东侧"),
        has_picture=True,
    ),
    Scene(
        "requester",
        "空调不制冷",
        "会议室 302 空调不制冷",
        "下午有客户来，开到最低还是 28 度。",
        "hampered",
        1580,
        (
            (1571, given("wujun")),
            (1560, accepted),
            (1556, replied("收到，下午两点我带梯子过来。")),
            (1540, said("好的，两点会议室空着。")),
            (98, resolved),
        ),
    ),
    Scene(
        "requester",
        "笔记本加内存条",
        "质检台笔记本加内存条",
        "看图纸一开三个就卡，申请加到 32 GB。",
        "soon",
        2990,
        (
            (2960, given("zhoun")),
            (2900, accepted),
            (2895, replied("型号看过了，能加一条 16 GB，库里没有，要等到货。")),
            (2880, waits("parts", "内存条", hours=96)),
        ),
        (("item", "memory"),),
    ),
)

OF_THE_CUSTOMER = (
    Scene(
        "customer",
        "毛刺划伤外壳",
        "投诉：10 月批次支架毛刺划伤外壳",
        "来料抽检 50 件，6 件有毛刺，装配时划伤外壳，请尽快给处理意见。",
        "hurt",
        158,
        (
            (152, given("tianjing")),
            (139, accepted),
            (128, replied("赵经理您好，您反映的情况已经记下，今天下班前给您答复。")),
            (121, said("好的，线上先用上一批顶着。")),
            (90, noted("同批留样也有，去毛刺工序那天换了砂带。")),
            (60, part_given("质检复判", "service-senior", to="guoxin", hours=3)),
        ),
    ),
    Scene(
        "customer",
        "开发票",
        "11 月订单开票资料变更后重开发票",
        "抬头少了两个字，麻烦红冲重开，资料已发邮件。",
        "today",
        1490,
        ((1482, accepted), (1470, replied("资料收到了，原票今天红冲。")), (340, resolved)),
    ),
    Scene(
        "customer",
        "什么时候发货",
        "冷凝器托架第二批什么时候发货",
        "仓库等着腾地方，想确认是哪天到。",
        "soon",
        420,
        (
            (412, given("xieyun")),
            (401, accepted),
            (390, replied("赵经理，第二批可以拆两车吗？先到 300 件。")),
            (389, waits("requester")),
        ),
    ),
)
