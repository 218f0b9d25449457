import type { Text } from "@/lib/i18n";
import type { FieldDefinition, FieldOption } from "../definition";

const both = (chinese: string, en: string): Text => ({ "zh-CN": chinese, en });

const option = (key: string, chinese: string, en: string, more: Partial<FieldOption> = {}): FieldOption => ({
  key,
  label: both(chinese, en),
  ...more,
});

const LOSSES = [
  option("none", "不影响", "No effect"),
  option("slow", "单台降速", "One machine slow"),
  option("stop", "整台停机", "One machine stopped"),
  option("line", "整条产线", "The whole line"),
];

const PARTS = [
  option("oil", "液压", "Hydraulic", { color: "#0e6f7e" }),
  option("air", "气动", "Pneumatic", { color: "#d07a14" }),
  option("power", "电气", "Electric", { color: "#5b3d96" }),
];

type Settings = Partial<FieldDefinition>;

/** One field of each kind, as a builder might set it up. */
const SETTINGS: Record<string, [label: Text, settings?: Settings]> = {
  text: [
    both("设备编号", "Machine number"),
    { case: "upper", scan: true, placeholder: both("如 IM-03", "Such as IM-03") },
  ],
  textarea: [
    both("故障描述", "What happened"),
    {
      max_length: 60,
      placeholder: both("发生了什么，什么时候开始，试过什么", "What happened, since when, what was tried"),
    },
  ],
  richtext: [both("处理办法", "What to do")],
  number: [
    both("压力表读数", "Gauge reading"),
    {
      scale: 2,
      step: "0.05",
      unit: both("MPa", "MPa"),
      hint: both(
        "停机前最后一次读数，看不清就拍照。",
        "The last one before it stopped; if you cannot read it, take a photo.",
      ),
    },
  ],
  money: [both("维修费用", "Cost of repair"), { capital: true, currencies: ["CNY", "USD"] }],
  bool: [both("已经断电", "Power is off"), { display: "switch" }],
  date: [both("发现日期", "Found on"), { max: "today" }],
  month: [both("保养月份", "Month of service")],
  year: [both("出厂年份", "Year made")],
  time: [both("交班时间", "End of shift")],
  datetime: [both("期望完成", "Wanted by"), { min: "now" }],
  daterange: [both("停机区间", "Out of use")],
  select: [both("停机影响", "Effect"), { options: LOSSES, display: "buttons", other: true }],
  multiselect: [both("涉及系统", "Systems"), { options: PARTS }],
  cascader: [
    both("故障分类", "Kind of fault"),
    {
      tree: [
        {
          key: "machine",
          label: both("注塑机", "Injection molder"),
          children: [option("leak", "漏油", "Leak"), option("noise", "异响", "Noise")],
        },
        { key: "press", label: both("空压机", "Compressor"), children: [option("hot", "过热", "Too hot")] },
      ],
      leaf_only: true,
      display: "tree",
    },
  ],
  rating: [both("这次满意吗", "How was it")],
  member: [both("联系人", "Contact")],
  members: [both("一起去的人", "Going along")],
  department: [both("所属部门", "Department")],
  departments: [both("受影响部门", "Departments affected")],
  link: [both("设备", "Machine"), { record_type: "machine", many: true }],
  lookup: [both("位置", "Place"), { placeholder: both("随设备带出", "Comes with the machine") }],
  rollup: [
    both("配件合计", "Parts in all"),
    { over: "subtable", of: "sum", column: "sum", scale: 2, unit: both("元", "yuan") },
  ],
  subtable: [
    both("更换配件", "Parts replaced"),
    {
      max_rows: 500,
      columns: [
        column("part", "text", both("名称", "Name"), { required: true }),
        column("origin", "select", both("来源", "From"), {
          options: [option("stock", "仓库", "Store"), option("buy", "外购", "Bought")],
        }),
        column("count", "number", both("数量", "Quantity"), { required: true }),
        column("price", "money", both("单价", "Price")),
        column("sum", "formula", both("小计", "Total"), {
          expression: { op: "*", args: [{ field: "count" }, { field: "price" }] },
          result: "number",
          scale: 2,
        }),
      ],
      totals: [
        { column: "count", of: "sum" },
        { column: "sum", of: "sum" },
      ],
    },
  ],
  formula: [
    both("含税费用", "Cost with tax"),
    {
      expression: { op: "*", args: [{ field: "money" }, { value: "1.13", type: "number" }] },
      result: "number",
      scale: 2,
      unit: both("元", "yuan"),
    },
  ],
  serial: [both("单号", "Number"), { pattern: "KH-{YYYY}-{seq:4}" }],
  attachment: [both("附件", "Files")],
  image: [both("现场照片", "Photos"), { max_count: 6, watermark: ["time", "person"] }],
  video: [both("异响录音", "The noise, recorded")],
  signature: [
    both("验收签名", "Accepted by"),
    { statement: both("我已看过维修结果，设备能正常使用。", "I have seen the repair; the machine works.") },
  ],
  address: [both("收货地址", "Deliver to")],
  location: [
    both("打卡位置", "Where you are"),
    { fence: { lat: "22.5431", lng: "114.0579", meters: 200 }, manual: true },
  ],
  json: [both("接口原文", "As received")],
  secret: [both("设备口令", "Machine password")],
  section: [both("现场", "On site"), { hint: both("到了现场再填", "To fill in once there") }],
  tab: [both("第二页", "Second page")],
  description: [
    both("说明", "Note"),
    {
      text: both(
        "停产故障请同时打 **8119**。\n\n- 先断电\n- 再拍照",
        "If production stops, call **8119** too.\n\n- Cut the power\n- Take a photo",
      ),
    },
  ],
  divider: [both("分割线", "Divider")],
  spacer: [both("留白", "Space"), { height: 24 }],
  qr: [
    both("设备二维码", "The machine's code"),
    { content: { op: "concat", args: [{ value: "https://gongdan.example/a/" }, { field: "text" }] } },
  ],
  button: [both("打印标签", "Print label"), { hint: both("打印机在 A2 门口", "The printer is at door A2") }],
  iframe: [both("看板", "Board"), { url: "https://gongdan.example/board", height: 120 }],
};

function column(code: string, kind: string, label: Text, settings: Settings = {}): FieldDefinition {
  return { id: `f_${code}`, code, kind, label, ...settings };
}

export function specimenOf(kind: string): FieldDefinition {
  const [label, settings] = SETTINGS[kind] ?? [{ "zh-CN": kind, en: kind }];
  return { id: `f_${kind}`, code: kind, kind, label, ...settings };
}
