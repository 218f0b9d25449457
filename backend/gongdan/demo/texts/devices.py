"""What is written to the IT service desk when a device does not work."""

from __future__ import annotations

from gongdan.demo.texts.topic import Topic

INCIDENT = "it-incident"
AT_OFFICE = {"place": "{office}", "asset": "{asset}"}

TOPICS = (
    Topic(
        INCIDENT,
        8,
        (
            "电脑蓝屏，{office}",
            "{asset} 开不了机",
            "显示器黑屏，{office}",
            "笔记本风扇响得厉害",
            "键盘有几个键没反应",
            "电脑死机，{since}",
        ),
        (
            "{since}，蓝屏后自动重启，文件没来得及存。",
            "按电源键灯亮一下就灭，{asset}。",
            "显示器时亮时黑，换了线也不行。",
            "放一会儿就死机，只能强关。",
        ),
        (
            "内存接触不良，清洁金手指后连续运行 4 小时正常。",
            "电源模块损坏，更换后开机正常，数据完好。",
            "显卡驱动与系统更新冲突，回退驱动。",
            "清灰换硅脂，满载温度由 {temp} ℃ 以上降到正常。",
            "更换键盘。",
        ),
        ("hardware", "software"),
        {**AT_OFFICE, "affected": "me"},
        ("蓝屏时屏幕下方的停止代码能拍一张吗？",),
        ("拍到了，{code}。",),
        ("先换内存试，不行再换电源。",),
        (
            ("内存条 16 GB", "DDR4-16", 260),
            ("电源模块 300 W", "PSU-300", 240),
            ("有线键盘", "KB-100", 65),
        ),
    ),
    Topic(
        INCIDENT,
        7,
        (
            "{printer}卡纸",
            "{printer}打不出来",
            "{printer}打印有黑线",
            "打印任务一直排队，{printer}",
            "{printer}碳带总断",
        ),
        (
            "{since}，打两张卡一张，后盖打开也看不到纸。",
            "发货单等着贴，{when}要走货。",
            "打印出来中间一道黑线，给客户的文件没法用。",
        ),
        (
            "更换搓纸轮并清理纸道，连打 30 张未再卡。",
            "打印服务假死，清空队列并重启。",
            "硒鼓划伤，更换硒鼓。",
            "碳带张力过大，调整后正常；换用蜡基碳带。",
        ),
        ("hardware", "handling", "software"),
        {"place": "{office}", "affected": "several"},
        (),
        (),
        ("搓纸轮磨平了，库里还有一套。",),
        (
            ("搓纸轮组件", "RL-3040", 95),
            ("硒鼓", "TN-2325", 280),
            ("蜡基碳带 110 mm", "RB-110", 42),
        ),
    ),
    Topic(
        INCIDENT,
        5,
        (
            "{room}投屏连不上，客户快到了",
            "{room}视频会议没有声音",
            "{room}投影偏色",
            "{room}摄像头没画面",
        ),
        (
            "{since}，投屏码输进去一直转，{when}有客户来。",
            "对方听得到我们，我们听不到对方，麦克风指示灯是绿的。",
            "换了两台电脑都不行。",
        ),
        (
            "投屏盒子固件卡住，断电重启并升级，试投两台电脑正常。",
            "音频输出被切到显示器，改回会议音箱。",
            "更换 HDMI 线。",
            "投影灯泡到寿命，已更换。",
        ),
        ("hardware", "setting", "handling"),
        {"place": "{room}", "affected": "several"},
        (),
        (),
        (),
        (("HDMI 光纤线 10 m", "HD-10", 210), ("投影灯泡", "LP-97", 890)),
    ),
    Topic(
        INCIDENT,
        4,
        (
            "请帮忙看一下{office}的小问题",
            "电话分机没声音，{office}",
            "监控画面有一路没了，{shop}",
            "考勤机时间慢了 {n} 分钟",
        ),
        (
            "{since}，不急，方便的时候来一趟。",
            "分机能响，接起来没声音。",
            "保安说{gate}那一路监控黑了。",
        ),
        (
            "线头松动，重新压接。",
            "摄像机供电端口故障，换口后恢复。",
            "校时服务地址改了，已重新指向。",
        ),
        ("hardware", "setting"),
        {"place": "{office}", "affected": "me"},
    ),
)
