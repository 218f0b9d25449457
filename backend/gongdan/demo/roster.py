"""Who works in the invented company: departments, teams, people, customers. Only values."""

from __future__ import annotations

from dataclasses import dataclass

# code, code above, Chinese and English name
DEPARTMENTS = (
    ("operations", "", "运营中心", "Operations"),
    ("production", "operations", "制造部", "Manufacturing"),
    ("workshop-1", "production", "生产一车间", "Workshop 1"),
    ("workshop-2", "production", "生产二车间", "Workshop 2"),
    ("quality", "operations", "品质部", "Quality"),
    ("facilities", "operations", "设施设备部", "Facilities"),
    ("logistics", "operations", "仓储物流部", "Warehouse and logistics"),
    ("market", "", "市场中心", "Market"),
    ("sales", "market", "销售部", "Sales"),
    ("customer-service", "market", "客户服务部", "Customer service"),
    ("support", "", "支持中心", "Support"),
    ("information", "support", "信息部", "Information"),
    ("finance", "support", "财务部", "Finance"),
    ("people", "support", "人事行政部", "People and office"),
    ("engineering", "", "研发部", "Engineering"),
)

# code, department, Chinese and English name
TEAMS = (
    ("service-desk", "information", "服务台", "Service desk"),
    ("network", "information", "网络组", "Network"),
    ("desktop", "information", "桌面组", "Desktop"),
    ("systems", "information", "应用系统组", "Business systems"),
    ("service-first", "customer-service", "客服一组", "Customer service 1"),
    ("service-senior", "customer-service", "资深客服组", "Senior customer service"),
    ("billing", "finance", "财务开票组", "Billing"),
    ("warehouse", "logistics", "仓储组", "Warehouse"),
    ("repair", "facilities", "设备维修组", "Equipment repair"),
    ("power", "facilities", "动力设备组", "Power and utilities"),
    ("office-services", "people", "行政后勤组", "Office services"),
)


@dataclass(frozen=True)
class Worker:
    """Somebody inside: department, teams (``*`` before those they lead), what else they do."""

    username: str
    name: str
    name_en: str
    department: str
    title: str
    called: str = ""
    teams: str = ""
    roles: str = ""
    hourly_rate: int = 80
    pace: float = 1.0
    is_head: bool = False
    is_vip: bool = False


@dataclass(frozen=True)
class Customer:
    """Somebody outside, of a company."""

    username: str
    name: str
    name_en: str
    company: str
    title: str
    is_vip: bool = False


W = Worker
WORKERS = (
    W("gaoyuan", "高远", "Gao Yuan", "operations", "总经理", is_head=True, is_vip=True),
    W("lead", "许明薇", "Xu Mingwei", "facilities", "设施设备部经理", teams="*repair *power",
      roles="lead", is_head=True, hourly_rate=130),
    W("handler", "何立山", "He Lishan", "facilities", "高级维修技师", "何师傅", "repair",
      hourly_rate=95, pace=0.9),
    W("zhouhai", "周海峰", "Zhou Haifeng", "facilities", "维修技师", "周师傅", "repair"),
    W("wangdexin", "王德新", "Wang Dexin", "facilities", "维修技师", "老王", "repair", pace=1.25),
    W("chenguodong", "陈国栋", "Chen Guodong", "facilities", "模具维修工", "陈师傅", "repair"),
    W("luojian", "罗健", "Luo Jian", "facilities", "电气工程师", "罗工", "power", hourly_rate=100,
      pace=0.95),
    W("duanpeng", "段鹏", "Duan Peng", "facilities", "动力工程师", "段工", "power", pace=1.3),
    W("fengtao", "冯涛", "Feng Tao", "facilities", "电工", "冯师傅", "power"),
    W("jiangbo", "江波", "Jiang Bo", "information", "信息部经理", teams="*service-desk *network",
      roles="lead", is_head=True, hourly_rate=140),
    W("administrator", "汤敏", "Tang Min", "information", "系统管理员", roles="administrator",
      hourly_rate=120),
    W("builder", "孟凡", "Meng Fan", "information", "流程工程师", roles="builder", hourly_rate=120),
    W("linyue", "林悦", "Lin Yue", "information", "服务台专员", "小林", "service-desk", pace=0.85),
    W("shaojun", "邵军", "Shao Jun", "information", "服务台专员", "小邵", "service-desk"),
    W("penglu", "彭璐", "Peng Lu", "information", "服务台专员", "小彭", "service-desk", pace=1.1),
    W("zhaoqm", "赵启明", "Zhao Qiming", "information", "网络工程师", "赵工", "network",
      hourly_rate=110, pace=0.8),
    W("yangfan", "杨帆", "Yang Fan", "information", "网络工程师", "小杨", "network"),
    W("qinlei", "秦磊", "Qin Lei", "information", "网络工程师", "秦工", "network", pace=1.2),
    W("songting", "宋婷", "Song Ting", "information", "桌面主管", "宋姐", "*desktop",
      roles="lead", hourly_rate=105, pace=0.9),
    W("zhoun", "周宁", "Zhou Ning", "information", "桌面工程师", "小周", "desktop"),
    W("maxiang", "马翔", "Ma Xiang", "information", "桌面工程师", "小马", "desktop", pace=1.15),
    W("liupeiyao", "刘佩瑶", "Liu Peiyao", "information", "桌面工程师", "佩瑶", "desktop"),
    W("chenyifei", "陈一飞", "Chen Yifei", "information", "应用系统主管", "陈工", "*systems",
      roles="lead", hourly_rate=130, pace=0.95),
    W("hanxue", "韩雪", "Han Xue", "information", "ERP 顾问", "韩工", "systems", hourly_rate=120),
    W("xiaokai", "肖凯", "Xiao Kai", "information", "MES 工程师", "肖工", "systems", pace=1.2),
    W("sumin", "苏敏", "Su Min", "customer-service", "客户服务部经理",
      teams="*service-senior *service-first", roles="lead", is_head=True, hourly_rate=120),
    W("tianjing", "田静", "Tian Jing", "customer-service", "资深客服", "田姐", "service-senior",
      hourly_rate=95, pace=0.9),
    W("xieyun", "谢云", "Xie Yun", "customer-service", "资深客服", "谢云", "service-senior"),
    W("guoxin", "郭欣", "Guo Xin", "customer-service", "质量客服", "小郭", "service-senior",
      pace=1.2),
    W("luoqian", "罗倩", "Luo Qian", "customer-service", "客服专员", "罗倩", "service-first",
      pace=0.9),
    W("dingyi", "丁怡", "Ding Yi", "customer-service", "客服专员", "小丁", "service-first"),
    W("caiwen", "蔡雯", "Cai Wen", "customer-service", "客服专员", "小蔡", "service-first",
      pace=1.15),
    W("dengyaqin", "邓雅琴", "Deng Yaqin", "finance", "财务经理", teams="*billing", roles="lead",
      is_head=True, hourly_rate=120),
    W("fanlili", "范丽丽", "Fan Lili", "finance", "开票会计", "丽丽", "billing", pace=0.85),
    W("yuhang", "余航", "Yu Hang", "finance", "应收会计", "余会计", "billing"),
    W("lixiao", "李晓", "Li Xiao", "logistics", "仓储物流部经理", teams="*warehouse", roles="lead",
      is_head=True, hourly_rate=110),
    W("baichuan", "白川", "Bai Chuan", "logistics", "退货专员", "小白", "warehouse"),
    W("jinmei", "金梅", "Jin Mei", "logistics", "备件管理员", "金姐", "warehouse", pace=0.9),
    W("wuyan", "吴燕", "Wu Yan", "people", "人事行政部经理", teams="*office-services", roles="lead",
      is_head=True, hourly_rate=110),
    W("wujun", "吴军", "Wu Jun", "people", "后勤维修", "吴师傅", "office-services"),
    W("shenjia", "沈佳", "Shen Jia", "people", "行政专员", "沈佳", "office-services", pace=0.85),
    W("liguangming", "李广明", "Li Guangming", "people", "水电工", "老李", "office-services",
      pace=1.25),
    W("requester", "方小禾", "Fang Xiaohe", "workshop-1", "注塑班长", "小禾"),
    W("linxiaotao", "林小涛", "Lin Xiaotao", "workshop-1", "冲压班长"),
    W("hejianjun", "何建军", "He Jianjun", "workshop-1", "车间主任", is_head=True),
    W("zhengshuang", "郑爽", "Zheng Shuang", "workshop-2", "装配班长"),
    W("qiaoshan", "乔珊", "Qiao Shan", "workshop-2", "车间主任", is_head=True),
    W("muyang", "穆阳", "Mu Yang", "workshop-2", "涂装班长"),
    W("kongmin", "孔敏", "Kong Min", "quality", "品质经理", is_head=True),
    W("niyun", "倪云", "Ni Yun", "quality", "检验员"),
    W("guyan", "顾妍", "Gu Yan", "sales", "销售经理", is_head=True),
    W("leiming", "雷鸣", "Lei Ming", "sales", "大客户经理"),
    W("baoxin", "包欣", "Bao Xin", "finance", "出纳"),
    W("ruanlan", "阮岚", "Ruan Lan", "engineering", "研发经理", is_head=True),
    W("tongle", "童乐", "Tong Le", "engineering", "结构工程师"),
    W("shiqi", "石琪", "Shi Qi", "people", "招聘专员"),
    W("yanhao", "闫浩", "Yan Hao", "logistics", "发货员"),
    W("huqing", "胡青", "Hu Qing", "production", "计划员", is_head=True),
)  # fmt: skip

# name, is it a VIP
COMPANIES = (
    ("澄海冷链食品有限公司", True),
    ("华澜电器股份有限公司", True),
    ("恒丰医疗器械有限公司", False),
    ("启越自动化设备有限公司", False),
    ("南岭汽车零部件有限公司", False),
    ("瑞和厨卫科技有限公司", False),
)

C = Customer
CUSTOMERS = (
    C("customer", "赵清荷", "Zhao Qinghe", "澄海冷链食品有限公司", "生产经理"),
    C("wenbo", "温博", "Wen Bo", "华澜电器股份有限公司", "采购工程师"),
    C("laijuan", "赖娟", "Lai Juan", "恒丰医疗器械有限公司", "质量工程师"),
    C("panxu", "潘旭", "Pan Xu", "恒丰医疗器械有限公司", "采购主管"),
    C("nieping", "聂萍", "Nie Ping", "启越自动化设备有限公司", "采购"),
    C("zhuge", "祝歌", "Zhu Ge", "启越自动化设备有限公司", "项目经理", is_vip=True),
    C("cuijian", "崔健", "Cui Jian", "南岭汽车零部件有限公司", "供应商管理"),
    C("yinhong", "尹红", "Yin Hong", "南岭汽车零部件有限公司", "仓库主管"),
    C("maochun", "毛春", "Mao Chun", "瑞和厨卫科技有限公司", "采购"),
    C("shuyi", "舒怡", "Shu Yi", "瑞和厨卫科技有限公司", "财务"),
)
