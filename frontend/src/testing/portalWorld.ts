import type { StoredFile } from "@/features/files/api";
import type { FieldDefinition } from "@/features/forms/definition";
import type {
  Confirmation,
  Home,
  Inbox,
  Progress,
  Receipt,
  RequestDetail,
  Service,
  ServiceForm,
  TalkItem,
} from "@/portal/contract";
import { me as worldMe } from "./world";

/** One afternoon of one requester, as the server tells it to the portal. */

const both = (zh: string, en: string) => ({ "zh-CN": zh, en });

/** Minutes from now; the world moves with the clock so that "today" stays true. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

export const portalMe = {
  ...worldMe,
  person: {
    ...worldMe.person,
    id: 46,
    name: "林小满",
    name_en: "Lin Xiaoman",
    called: "小满",
    username: "lin",
    email: "lin@yuanting.example",
    department: both("装配一车间", "Assembly 1"),
  },
  is_administrator: false,
  owes_second_step: false,
  roles: [{ key: "requester", application: null }],
  permissions: ["workorders.submit", "files.upload"],
  organization: both("远汀制造", "Yuanting"),
};

export const cooling: Progress = {
  number: "XZ-20261124-0031",
  title: "三楼会议室空调不制冷",
  sentence: both("吴师傅说修好了，现在凉快了吗？", "Wu Jun says it’s fixed. Is it cool now?"),
  question: both("现在凉快了吗？", "Is it cool now?"),
  tag: "your_turn",
  path: [{ state: "done" }, { state: "done" }, { state: "done" }, { state: "current" }],
  next: both("您说好，才算好", "Done when you say so"),
  status: "resolved",
  expected_at: null,
  updated_at: inMinutes(-12),
};

export const leak: Progress = {
  number: "SB-20261124-0047",
  title: "3 号注塑机漏油",
  sentence: both("何师傅正在修，预计今天 16:30 前好", "He Zhiyuan is on it, done by 16:30"),
  question: null,
  tag: null,
  path: [{ state: "done" }, { state: "done" }, { state: "current" }, { state: "to_come" }],
  next: both("接下来：修好后请您验收", "Next: you check it"),
  status: "in_progress",
  expected_at: inMinutes(64),
  updated_at: inMinutes(-20),
};

export const memory: Progress = {
  number: "IT-20261123-0018",
  title: "笔记本内存升级",
  sentence: both("在等内存条到货，预计周四到", "Waiting for the memory module, due Thursday"),
  question: null,
  tag: null,
  path: [{ state: "done" }, { state: "waiting" }, { state: "to_come" }],
  next: both("到货后周宁会来找您，不用催", "Zhou Ning comes to you when it is here"),
  status: "waiting",
  expected_at: inMinutes(2 * 24 * 60),
  updated_at: inMinutes(-24 * 60),
};

export const jam: Progress = {
  ...memory,
  number: "IT-20260912-0007",
  title: "三楼打印机卡纸",
  sentence: both("修好了，9 月 12 日结束", "Fixed, closed 12 Sep"),
  path: [{ state: "finished" }, { state: "finished" }, { state: "finished" }],
  next: null,
  status: "closed",
};

const service = (
  code: string,
  icon: string,
  name: [string, string],
  types: [string, string, string, string?][],
): Service => ({
  code,
  name: both(...name),
  icon,
  department: null,
  types: types.map(([key, zh, en, about]) => ({
    code: key,
    name: both(zh, en),
    description: both(about ?? "", about ?? ""),
    icon: "",
    verb: both("修", "fix"),
  })),
});

export const services: Service[] = [
  service(
    "it",
    "laptop",
    ["信息技术", "IT"],
    [
      ["network", "网络和 VPN 报修", "Network and VPN", "断网、连不上、太慢"],
      ["account", "账号与权限", "Accounts", "开通、重置、离职回收"],
      ["printer", "打印机报修", "Printers", "卡纸、缺墨、连不上"],
      ["software", "软件安装", "Software"],
    ],
  ),
  service(
    "facilities",
    "building",
    ["设施行政", "Facilities"],
    [
      ["equipment-repair", "设备报修", "Repairs", "机器停了、漏油、有异响"],
      ["supplies", "办公用品申领", "Supplies"],
      ["rooms", "会议室与门禁", "Rooms and badges"],
    ],
  ),
  service(
    "finance",
    "wallet",
    ["财务", "Finance"],
    [
      ["expenses", "费用报销", "Expenses"],
      ["invoice", "开票", "Invoices"],
      ["payment", "付款申请", "Payments"],
    ],
  ),
  service(
    "people",
    "people",
    ["人事", "People"],
    [
      ["leave", "请假", "Leave"],
      ["letters", "开具证明", "Letters"],
      ["onboarding", "新同事入职", "New colleagues"],
    ],
  ),
  service(
    "safety",
    "shield",
    ["安全环保", "Safety"],
    [
      ["hazard", "隐患上报", "Hazards"],
      ["hot-work", "动火申请", "Hot work"],
    ],
  ),
  service(
    "warehouse",
    "box",
    ["仓储物流", "Warehouse"],
    [
      ["picking", "领料", "Picking"],
      ["returns", "退货", "Returns"],
      ["delivery", "发货查询", "Deliveries"],
    ],
  ),
];

export const home: Home = {
  greeting_name: "小满",
  waiting_for_me: [cooling],
  open: [leak, memory],
  open_count: 3,
  services,
};

const field = (
  id: string,
  kind: string,
  zh: string,
  en: string,
  more: Partial<FieldDefinition> = {},
): FieldDefinition => ({
  id,
  code: id.slice(2),
  kind,
  label: both(zh, en),
  width: 24,
  required: false,
  ...more,
});

const option = (key: string, zh: string, en: string) => ({ key, label: both(zh, en) });

export const repairForm: ServiceForm = {
  code: "equipment-repair",
  name: both("设备报修", "Equipment repair"),
  description: both(
    "机器停了、漏油、有异响，都从这里报。",
    "A machine stopped, leaks or sounds wrong: report it here.",
  ),
  application: "facilities",
  icon: "gear",
  form: {
    fields: [
      field("f_fault", "select", "哪种毛病", "What kind of fault", {
        required: true,
        options: [
          option("dead", "不启动", "Does not start"),
          option("leak", "漏油漏水", "Leaks"),
          option("noise", "有异响", "Strange noise"),
          option("alarm", "报警停机", "Alarm"),
          option("unsure", "说不清", "Hard to say"),
        ],
      }),
      field("f_place", "text", "在哪儿", "Where", {
        required: true,
        placeholder: both("车间、产线、柱号", "Hall, line, column"),
        width: 14,
      }),
      field("f_asset", "text", "设备编号", "Machine number", { width: 10 }),
      field("f_spill", "number", "漏了大约多少", "Roughly how much", {
        unit: both("升", "l"),
        width: 12,
        visible: { op: "=", args: [{ field: "f_fault" }, { value: "leak" }] },
      }),
      field("f_since", "datetime", "从什么时候开始", "Since when", { width: 12 }),
      field("f_stopped", "bool", "停机了吗", "Is it stopped?"),
    ],
  },
  situations: [
    {
      key: "stopped",
      text: both("停产了，或者有危险", "Production stopped, or it is dangerous"),
      hint: both("马上叫人，30 分钟内有人联系您", "Somebody calls you within 30 minutes"),
      impact: 1,
      urgency: 1,
    },
    {
      key: "slow",
      text: both("还能用，但耽误干活", "It works, but slows us down"),
      hint: both("今天会有人来", "Somebody comes today"),
      impact: 2,
      urgency: 2,
    },
    {
      key: "calm",
      text: both("不着急，顺路来看看", "No hurry"),
      hint: both("三个工作日内安排", "Within three working days"),
      impact: 3,
      urgency: 3,
    },
  ],
};

export const receipt: Receipt = {
  number: "SB-20261124-0047",
  sentence: both("收到了，正在找合适的人，通常几分钟", "We have it and are finding the right person"),
  promised_at: inMinutes(150),
  queue_before: 4,
  tracking_url: "/portal/t/abc",
};

export const picture: StoredFile = {
  id: "7c0b3f0e-0000-4000-8000-000000000001",
  name: "旧密封圈.jpg",
  media_type: "image/jpeg",
  byte_size: 84_000,
  width: 120,
  height: 120,
  has_preview: true,
  is_internal: false,
};

const he = { kind: "person", id: 11, name: "何志远", tint: 4 };
const lin = { kind: "person", id: 46, name: "林小满", tint: 1 };

const said = (
  id: number,
  minutes: number,
  isMine: boolean,
  body: string,
  attachments: StoredFile[] = [],
): TalkItem => ({
  id,
  at: inMinutes(minutes),
  actor: isMine ? lin : he,
  text: both("回复了", "replied"),
  comment: { id, body, role: isMine ? "requester" : "handler", attachments },
});

const happened = (id: number, minutes: number, zh: string, en: string): TalkItem => ({
  id,
  at: inMinutes(minutes),
  actor: he,
  text: both(zh, en),
  comment: null,
});

export const leakDetail: RequestDetail = {
  progress: { ...leak, next: both("接下来：修好后请您验收", "Next: you check it") },
  created_at: inMinutes(-78),
  description: "开机十分钟后合模缸下面开始滴油，地上一滩，已经放了接油盘",
  road: [
    {
      text: both("师傅看过，是密封圈老化", "Looked at: the seal is worn"),
      at: inMinutes(-52),
      state: "done",
      by_time: null,
    },
    {
      text: both("从仓库领到了新密封圈", "New seal from the store"),
      at: inMinutes(-24),
      state: "done",
      by_time: null,
    },
    { text: both("正在现场换", "Being replaced"), at: null, state: "current", by_time: inMinutes(64) },
    { text: both("修好后请您看一眼", "You have a look"), at: null, state: "to_come", by_time: null },
  ],
  handler: {
    name: "何志远",
    name_en: "He Zhiyuan",
    called: "何师傅",
    team: both("设施维修组", "Facilities repair"),
    tint: 4,
  },
  conversation: [
    happened(1, -78, "您报了修", "You reported it"),
    happened(2, -57, "您催了一次，何志远 2 分钟后接了单", "You nudged; He Zhiyuan took it 2 minutes later"),
    said(
      3,
      -44,
      false,
      "小满你好，我看过了，油是从合模缸密封圈漏的，要停机换一个，大概一个小时。现在停方便吗？",
    ),
    said(4, -41, true, "可以，这批 15 点跑完就停"),
    said(5, -14, false, "旧圈裂成这样了。已断电挂牌，开始换。", [picture]),
  ],
  answers: [
    {
      field_id: "f_fault",
      code: "fault",
      kind: "select",
      value: "leak",
      access: "edit",
      label: both("哪种毛病", "What kind of fault"),
      display: both("漏油漏水", "Leaks"),
    },
    {
      field_id: "f_place",
      code: "place",
      kind: "text",
      value: "A2 车间东侧二线，立柱 C7 旁",
      access: "edit",
      label: both("在哪儿", "Where"),
      display: both("A2 车间东侧二线，立柱 C7 旁", "A2 车间东侧二线，立柱 C7 旁"),
    },
  ],
  attachments: [picture],
  can: { reply: true, urge: true, cancel: true, edit: true, confirm: false, reopen: false, rate: false },
  urged_at: null,
  urge_rest_until: null,
  resolution: null,
  satisfaction: null,
  queue_before: null,
  tracking_url: "/portal/t/abc",
};

/** The form that the leak was filed with. */
export const filledForm = {
  content: {
    fields: leakDetail.answers.map(({ field_id, code, kind, label }) => ({
      id: field_id,
      code,
      kind,
      label,
    })),
  },
  access: Object.fromEntries(leakDetail.answers.map(({ field_id }) => [field_id, "edit"])),
};

export const coolingDetail: RequestDetail = {
  ...leakDetail,
  progress: cooling,
  description: "开到最低还是 29 度",
  road: [
    { text: both("吴师傅接了单", "Wu Jun took it"), at: inMinutes(-190), state: "done", by_time: null },
    {
      text: both("到场看过，缺冷媒", "Looked at: coolant missing"),
      at: inMinutes(-80),
      state: "done",
      by_time: null,
    },
    { text: both("加好了", "Refilled"), at: inMinutes(-12), state: "done", by_time: null },
    { text: both("请您看一眼", "You have a look"), at: null, state: "current", by_time: null },
  ],
  handler: {
    name: "吴俊",
    name_en: "Wu Jun",
    called: "吴师傅",
    team: both("设施维修组", "Facilities repair"),
    tint: 5,
  },
  conversation: [
    happened(11, -200, "您报了修", "You reported it"),
    happened(12, -12, "吴俊说修好了", "Wu Jun says it is fixed"),
  ],
  answers: [],
  attachments: [],
  can: { reply: true, urge: false, cancel: false, edit: false, confirm: true, reopen: false, rate: false },
  resolution: { solution: "补了冷媒，换了滤网，出风 14 ℃。", at: inMinutes(-12), by: "吴俊" },
};

export const closedDetail: RequestDetail = {
  ...coolingDetail,
  progress: jam,
  can: { reply: false, urge: false, cancel: false, edit: false, confirm: false, reopen: true, rate: true },
};

export const confirmation: Confirmation = {
  number: "KF-20261124-0003",
  title: "2 号冷库升温",
  sentence: both("孙磊已处理完", "Sun Lei has dealt with it"),
  question: both("冷库温度恢复正常了吗？", "Is the cold store back to normal?"),
  solution: "更换了 2 号冷库的温度探头，库温已回到 −18 ℃，观察一小时稳定。",
  handler_name: "孙磊",
  state: "open",
  can_rate: true,
};

export const messages: Inbox = {
  unread: 1,
  next_cursor: null,
  items: [
    {
      id: 2,
      at: inMinutes(-12),
      kind: "resolved",
      text: both("吴师傅说修好了，等您回一句", "Wu Jun says it is fixed; your turn"),
      number: cooling.number,
      title: cooling.title,
      is_read: false,
    },
    {
      id: 1,
      at: inMinutes(-44),
      kind: "reply",
      text: both("何师傅回了您一句", "He Zhiyuan answered you"),
      number: leak.number,
      title: leak.title,
      is_read: true,
    },
  ],
};

/** A worn seal ring, drawn. */
export const seal =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect width="120" height="120" fill="#d9d3c8"/><circle cx="60" cy="60" r="38" fill="none" stroke="#33393b" stroke-width="13"/></svg>';
