"""What is written to the IT service desk when something is wanted."""

from __future__ import annotations

from gongdan.demo.texts.topic import Topic

ACCESS, SUPPLY = "it-access", "it-supply"

TOPICS = (
    Topic(
        ACCESS,
        6,
        (
            "忘记密码了，ERP 登不上",
            "账号锁定，麻烦解锁",
            "门户密码过期改不了",
            "手机换号收不到验证码",
        ),
        (
            "输错几次锁了，{when}要用。",
            "提示密码已过期，点修改又说旧密码不对。",
            "换了手机号，验证码还发到旧号上。",
        ),
        (
            "核对工号与部门后重置，本人已登录。",
            "解锁账号并清除旧凭据。",
            "更新手机号并重新绑定验证。",
        ),
        ("forgotten", "routine"),
        {"system": "erp", "act": "reset"},
        ("请报一下工号后四位，核对一下身份。",),
        ("工号后四位已回您。",),
    ),
    Topic(
        ACCESS,
        7,
        (
            "开通 ERP 采购查询权限",
            "申请共享盘“{reportform}”目录权限",
            "MES 看不到菜单，申请权限",
            "{person}要开通 VPN，驻厂两周",
            "申请质量系统导出权限",
        ),
        (
            "{person}接手了采购跟单，需要查订单，不需要改。",
            "部门经理已口头同意，{when}要用。",
            "只读就行，用来做{reportform}。",
        ),
        (
            "按岗位模板加入只读组，本人已验证。",
            "目录权限按部门授权，期限至季度末。",
            "菜单归属的角色漏配，已补。",
        ),
        ("routine", "missed", "policy"),
        {"system": "erp", "act": "change", "reason": "工作需要，只读即可，部门负责人已同意。"},
        ("部门负责人同意的邮件能转一下吗？制度要留痕。",),
        ("已经转给您了。",),
    ),
    Topic(
        ACCESS,
        4,
        (
            "新员工入职：{person}，开账号和邮箱",
            "{person}转岗，调整权限",
            "离职账号停用：{person}",
            "实习生 {n} 人开通账号",
        ),
        (
            "下周一报到，岗位是{office}，参照同岗配置。",
            "今天最后一天，{when}停用，邮箱转给主管三个月。",
        ),
        (
            "按岗位模板开通门户、邮箱和 MES，首登信息交给部门文员。",
            "账号停用、设备收回、邮箱转移完成。",
            "旧岗权限收回，新岗权限已开。",
        ),
        ("newcomer",),
        {"system": "oa", "act": "open", "reason": "入职，参照同岗配置。"},
    ),
    Topic(
        SUPPLY,
        5,
        (
            "申请一台笔记本电脑",
            "笔记本加内存条",
            "申领显示器一台",
            "申领键盘鼠标 {n} 套",
            "笔记本换新，用了六年",
        ),
        (
            "开 {n} 个图就卡，申请加到 32 GB。",
            "{person}入职用，{when}要。",
            "外接显示器坏了，修不如换。",
        ),
        (
            "内存条到货，加装到 32 GB，压力测试通过。",
            "库存机重装后交付，旧机回收。",
            "显示器已送到工位并登记资产。",
        ),
        ("routine", "worn", "newcomer"),
        {"item": "memory", "quantity": "1", "deliver_to": "{office}"},
        (),
        (),
        ("库里没有同型号，要走采购，大概三天。",),
        (("内存条 16 GB", "DDR5-16", 360), ("24 寸显示器", "MN-24", 780)),
    ),
    Topic(
        SUPPLY,
        3,
        ("安装软件：{software}", "{software} 激活提示过期", "{software} 许可不够用"),
        ("画图要用，{when}前装好。", "打开提示许可到期，只能看不能存。"),
        (
            "许可池回收 {n} 个闲置授权，已分配并激活。",
            "从软件库推送安装，本人已打开确认。",
            "续订完成，许可延长一年。",
        ),
        ("routine", "project"),
        {"item": "software", "software": "{software}", "quantity": "1"},
    ),
)
