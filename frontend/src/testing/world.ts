import type { Me, PersonBrief, SignInOptions } from "@/api/session";
import type {
  Counts,
  DecisionDetail,
  DetailAnswer,
  DueGroup,
  Entry,
  Ledger,
  Load,
  Passage,
  Row,
  SavedView,
  TeamLoad,
  Todo,
  TodoItem,
  TodoKind,
} from "@/features/workorders/types";
import type { Clock } from "@/ui/clock";
import type { Priority } from "@/ui/Marks";
import type { Status } from "@/ui/StatusTag";

/** One invented plant on one afternoon; every fake answer is made from it. */
export const NOW = "2026-11-24T06:18:00Z";

const text = (chinese: string, english = chinese) => ({ "zh-CN": chinese, en: english });
const minutesFromNow = (minutes: number) =>
  new Date(new Date(NOW).getTime() + minutes * 60_000).toISOString();

let nextId = 100;

export function person(name: string, tint = 1, more: Partial<PersonBrief> = {}): PersonBrief {
  nextId += 1;
  return {
    id: nextId,
    name,
    name_en: "",
    called: "",
    tint,
    is_vip: false,
    is_active: true,
    is_internal: true,
    department_id: 3,
    department_name: text("设备动力部", "Plant services"),
    ...more,
  };
}

export const zhou = person("周海生", 1);
export const xu = person("徐曼", 3);
export const li = person("李晓", 4);
export const lin = person("林致远", 4);
export const he = person("何建军", 1, { department_name: text("注塑二车间", "Moulding shop 2") });
/** Known by the telephone number 13800138000. */
export const caller = person("钱浩", 2, { is_vip: true, is_internal: false, department_id: null });
const chen = person("陈立", 2);
const su = person("苏敏", 5);
const zhao = person("赵启明", 5);
const luo = person("罗倩", 3);
const wu = person("吴建国", 4);
const han = person("韩雪", 4);
const shen = person("沈佳", 4);
const guo = person("郭晓东", 1);
const gao = person("高翔", 5, { department_name: text("冲压车间", "Press shop") });
export const everybody = [zhou, xu, li, lin, he, chen, su, zhao, luo, wu, han, shen, guo, gao];

export const teams = [
  { id: 1, code: "network", name: text("网络组", "Network") },
  { id: 2, code: "desktop", name: text("桌面组", "Desktop") },
  { id: 3, code: "power", name: text("动力设备组", "Power plant") },
  { id: 4, code: "care", name: text("资深客服组", "Senior care") },
];
const power = teams[2] ?? null;

const GRANTED = ["workorders.handle", "workorders.assign", "workorders.export", "workorders.skip_stage"];

export const me: Omit<Me, "permissions"> = {
  person: zhou,
  username: "zhou",
  email: "zhou@example.com",
  title: "设备工程师",
  language: "zh-CN",
  is_available: true,
  is_internal: true,
  is_administrator: true,
  owes_second_step: false,
  team_ids: [3],
  led_team_ids: [],
  headed_department_ids: [],
  is_demonstration: true,
  applications: ["FM"],
  grants: [{ application: "FM", roles: ["handler"], scopes: ["team"], permissions: GRANTED, fields: {} }],
};

export const organization = { organization: text("远汀制造", "Yuanting"), languages: ["zh-CN", "en"] };

export const signInOptions: SignInOptions = {
  is_demonstration: true,
  has_provider: false,
  is_setup_needed: false,
  language: "zh-CN",
  password_min_length: 10,
  demonstration_accounts: [
    {
      username: "zhou",
      password: "demo",
      name: text("周海生"),
      description: text("设备工程师", "Plant engineer"),
    },
    { username: "lin", password: "demo", name: text("林致远"), description: text("设备主管", "Plant lead") },
    { username: "he", password: "demo", name: text("何建军"), description: text("请求人", "Requester") },
  ],
};

type ClockWish = Partial<Clock> & { left: number; target?: number };

export function clock(metric: string, { left, target = 480, ...more }: ClockWish): Clock {
  return {
    metric,
    state: "running",
    is_breached: left < 0,
    due_at: minutesFromNow(left),
    target_minutes: target,
    used_minutes: target - left,
    remaining_minutes: left,
    is_at_risk: left >= 0 && (target - left) / target >= 0.75,
    warn_percent: 75,
    fulfilled_at: null,
    is_provisional: false,
    ...more,
  };
}

type RowWish = Omit<Partial<Row>, "clock"> & { number: string; title: string; clock?: Clock };

export function row({ number, title, ...wish }: RowWish): Row {
  const clocks = wish.clock ? [wish.clock] : [];
  return {
    number,
    title,
    status: "assigned",
    status_label: null,
    stage: null,
    priority: 3,
    is_priority_overridden: false,
    is_vip: false,
    assignee: null,
    team: power,
    requester: he,
    category: null,
    application: number.slice(0, 2),
    type: { code: "repair", name: text("设备报修", "Repair") },
    channel: "portal",
    created_at: minutesFromNow(-600),
    updated_at: minutesFromNow(-18),
    comment_count: 0,
    clocks,
    due_group: "today",
    tags: [],
    is_imported: false,
    rev: 3,
    reopen_count: 0,
    ...wish,
    clock: wish.clock ?? null,
  };
}

const WORDS: Record<string, Status> = { 处: "in_progress", 待: "assigned", 新: "new", 挂: "waiting" };

type Line = [string, Priority, string, string, PersonBrief | null, string, number, number, DueGroup, number];

const LINES: Line[] = [
  [
    "IT-20261124-0031",
    1,
    "MES 报工界面全线卡死，注塑与冲压无法报工",
    "处",
    chen,
    "resolution",
    -42,
    240,
    "late",
    7,
  ],
  [
    "KF-20261123-0118",
    1,
    "华澜电器投诉：10 月批次支架毛刺划伤外壳",
    "处",
    su,
    "first_response",
    -8,
    30,
    "late",
    3,
  ],
  [
    "IT-20261124-0042",
    2,
    "三楼品质部网络时断时续，检测数据上传失败",
    "待",
    zhao,
    "first_response",
    7,
    30,
    "2h",
    1,
  ],
  ["IT-20261124-0044", 2, "三楼网络断了", "新", null, "first_response", 11, 30, "2h", 0],
  [
    "IT-20261124-0046",
    2,
    "三楼会议室投屏连不上，客户 15:00 到访",
    "新",
    null,
    "first_response",
    13,
    30,
    "2h",
    0,
  ],
  [
    "KF-20261124-0123",
    3,
    "申请开具增值税专用发票（订单 SO-88213）",
    "待",
    luo,
    "first_response",
    85,
    240,
    "2h",
    2,
  ],
  ["FM-20261123-0017", 1, "3 号注塑机油温过高，自动停机", "处", zhou, "resolution", 102, 480, "2h", 12],
  [
    "FM-20261124-0024",
    3,
    "食堂冷库温度报警 2 次，现已恢复",
    "待",
    zhou,
    "first_response",
    132,
    160,
    "today",
    0,
  ],
  ["FM-20261124-0022", 2, "二号厂房东侧货梯运行异响", "处", wu, "resolution", 170, 330, "today", 4],
  [
    "IT-20261124-0028",
    3,
    "新员工入职：研发部 3 人账号与电脑",
    "处",
    zhao,
    "resolution",
    190,
    320,
    "today",
    5,
  ],
  [
    "KF-20261124-0126",
    4,
    "咨询：304 与 316L 支架交期差异",
    "待",
    luo,
    "first_response",
    211,
    240,
    "today",
    0,
  ],
  ["IT-20261124-0035", 3, "ERP 采购模块无法打印收货单", "处", chen, "resolution", 215, 320, "today", 2],
  [
    "KF-20261122-0107",
    2,
    "退货：阀体 40 件尺寸超差，需回收并补发",
    "挂",
    su,
    "resolution",
    160,
    480,
    "today",
    9,
  ],
  ["IT-20261124-0037", 4, "申请开通 VPN：供应商驻厂 2 周", "挂", han, "resolution", 330, 480, "today", 3],
  ["FM-20261120-0009", 4, "办公区 2 层空调滤网更换（年度）", "待", wu, "resolution", 1242, 2400, "later", 0],
  ["IT-20261121-0019", 3, "ERP 物料主数据批量修正 412 条", "处", han, "resolution", 1572, 2400, "later", 6],
  ["FM-20261119-0031", 2, "危化品柜通风改造评估", "处", wu, "resolution", 2622, 4800, "later", 8],
  [
    "KF-20261123-0112",
    3,
    "客户验厂资料准备：质量体系证书更新",
    "待",
    su,
    "resolution",
    3102,
    4800,
    "later",
    1,
  ],
];

export const rows: Row[] = LINES.map(
  ([number, priority, title, word, assignee, metric, left, target, due_group, comments]) =>
    row({
      number,
      priority,
      title,
      status: WORDS[word] ?? "assigned",
      assignee,
      due_group,
      comment_count: comments,
      is_vip: number === "KF-20261123-0118",
      clock: clock(metric, { left, target, state: word === "挂" ? "paused" : "running" }),
    }),
);

export const counts: Counts = {
  views: { mine: 12, team: 38, unassigned: 5, at_risk: 6, all: 214, requested: 3 },
  saved: { "1": 9, "2": 1, "3": 4, "4": 3 },
  applications: { IT: 96, KF: 61, FM: 57 },
};

const privately = { kind: "grid", scope: "private", team_id: null };

export const savedViews: SavedView[] = [
  {
    id: 1,
    name: "网络组今日",
    query: { view: "all", team: "network", due: "today" },
    is_shared: false,
    is_own: true,
    ...privately,
  },
  {
    id: 2,
    name: "VIP 未响应",
    query: { view: "all", vip: "true" },
    is_shared: false,
    is_own: true,
    ...privately,
  },
  {
    id: 4,
    name: "客服 · P1 投诉",
    query: { view: "all", application: "KF", priority: "1" },
    is_shared: true,
    is_own: false,
    kind: "grid",
    scope: "everyone",
    team_id: null,
  },
];

type Stage = DetailAnswer["stages"][number];

function stage(key: string, name: string, state: Stage["state"], more: Partial<Stage> = {}): Stage {
  return {
    key,
    name: text(name),
    phase: "work",
    state,
    because: {},
    round: 1,
    entered_at: null,
    left_at: null,
    limit_minutes: null,
    used_minutes: null,
    due_at: null,
    is_late: false,
    owner: null,
    team: null,
    skipped: null,
    ...more,
  };
}

function passage(key: string, name: string, more: Partial<Passage> = {}): Passage {
  return {
    key,
    name: text(name),
    phase: "handle",
    round: 1,
    state: "done",
    entered_at: "2026-11-23T08:00:00Z",
    left_at: "2026-11-23T10:25:00Z",
    due_at: null,
    limit_minutes: 120,
    used_minutes: 104,
    late_minutes: 0,
    person: zhou,
    because: {},
    skipped: null,
    ...more,
  };
}

export const passages: Passage[] = [
  passage("assess", "技术评估", { used_minutes: 145, late_minutes: 25 }),
  passage("parts", "备件申请", {
    state: "skipped",
    used_minutes: 0,
    skipped: { by: "林致远", reason: "柜子里有现成的" },
  }),
  passage("onsite", "现场维修", { state: "open", left_at: null, round: 2 }),
];

const order: Row = {
  ...(rows[6] as Row),
  stage: { key: "onsite", name: text("现场维修", "On site") },
  category: { code: "hydraulic", name: text("设备故障 / 液压系统", "Machine / hydraulics") },
  channel: "public",
  tags: ["夜班", "关键设备"],
  clock: clock("resolution", { left: 102 }),
  clocks: [
    clock("first_response", {
      left: 18,
      target: 30,
      state: "fulfilled",
      used_minutes: 12,
      fulfilled_at: minutesFromNow(-1346),
    }),
    clock("resolution", { left: 102 }),
    clock("stage:onsite", { left: 52, target: 240 }),
  ],
};

const DECISIONS = [
  { id: 11, purpose: "classify", outcome: { category: "hydraulic" } },
  { id: 12, purpose: "priority", outcome: { priority: 1 } },
  { id: 13, purpose: "dispatch", outcome: { team: "power", person_id: zhou.id } },
  { id: 14, purpose: "sla", outcome: { policy: "关键设备" } },
];

export const detail: DetailAnswer = {
  order,
  approvals: [],
  description: "油温 68 ℃ 报警停机，重启后 5 分钟再报。夜班 20:00 要用这台。",
  original_description: "油温 68 ℃ 报警停机，重启后 5 分钟再报。夜班 20:00 要用这台。",
  original_title: "3 号注塑机油温过高，自动停机",
  impact: 1,
  urgency: 1,
  wished_at: "2026-11-24T10:00:00Z",
  promised_at: "2026-11-24T08:00:00Z",
  submitted_by: "何建军",
  contact_phone: "13900001234",
  requester_company: "",
  company_owner: "",
  requester_open_count: 4,
  closed_how: "",
  source: "",
  source_id: "",
  is_inside: true,
  answers: [
    answer("device", "设备", "IM-03 注塑机 280T"),
    answer("place", "位置", "二号厂房 1 层 B 区"),
    answer("symptom", "现象", "油温 68 ℃ 报警停机，重启后 5 分钟再报"),
    answer("effect", "停机影响", "整条产线"),
  ],
  attachments: [],
  stages: [
    stage("intake", "受理", "visited", { used_minutes: 1 }),
    stage("assess", "技术评估", "visited", { owner: zhou, used_minutes: 104, limit_minutes: 120 }),
    stage("parts", "备件申请", "visited", { owner: xu, used_minutes: 165, limit_minutes: 240 }),
    stage("onsite", "现场维修", "present", {
      owner: zhou,
      entered_at: "2026-11-24T03:10:00Z",
      used_minutes: 188,
      limit_minutes: 240,
      due_at: minutesFromNow(52),
    }),
    stage("accept", "客户验收", "ahead", { owner: he, limit_minutes: 480 }),
  ],
  resolution: null,
  satisfaction: null,
  waiting: null,
  inside: {
    subtasks: [
      subtask(1, "备件出库", "done", li, "2026-11-24T03:08:00Z"),
      subtask(2, "通知排产调整夜班", "done", shen, "2026-11-24T05:20:00Z"),
      subtask(3, "清理油污，恢复地面标线", "open", zhou, null),
    ],
    participants: [
      { person: xu, kind: "collaborator", copied_at: null, read_at: null },
      { person: li, kind: "collaborator", copied_at: null, read_at: null },
      { person: shen, kind: "watcher", copied_at: null, read_at: null },
      { person: guo, kind: "watcher", copied_at: null, read_at: null },
      { person: gao, kind: "watcher", copied_at: null, read_at: null },
    ],
    links: [
      { id: 1, kind: "related", number: "FM-20260812-0006", title: "冷却器清洗", status: "closed" },
      { id: 2, kind: "caused_by", number: "FM-20261101-0011", title: "冷却水压力偏低", status: "closed" },
    ],
    time_entries: [{ id: 1, person: zhou, minutes: 270, note: "", spent_on: "2026-11-24", cost: "360.00" }],
    parts: [
      part(1, "温控阀 TV-32", "1", "1280.00", "1280.00"),
      part(2, "滤芯 CF-08", "2", "290.00", "580.00"),
    ],
    totals: { minutes: 270, labor_cost: "360.00", parts_cost: "1860.00", cost: "2220.00" },
    decisions: DECISIONS.map((decision) => ({ ...decision, at: "2026-11-23T07:40:01Z" })),
    gate: {
      code: "flows.checklist_incomplete",
      count: 1,
      missing: [check("lockout", "断电挂牌照片", null, true)],
    },
    tasks: [
      {
        id: 71,
        step_key: "onsite",
        name: text("现场维修", "On site"),
        button: text("完成现场维修", "Finish on site"),
        ends_with: "completion",
        assignee_id: zhou.id,
        team_ids: [],
        found_by: "assignee",
        because: {},
        skippable_by: "lead",
        since: "2026-11-24T04:50:00Z",
        person: zhou,
        acts: ["complete_stage", "skip"],
        due_at: minutesFromNow(52),
        checklist: [
          check("power_off", "断电并确认", zhou),
          check("lockout", "断电挂牌照片", null, true),
          check("trial", "空载试机 10 分钟", null),
        ],
      },
    ],
  },
  actions: [
    "reply",
    "note",
    "wait",
    "assign",
    "complete_stage",
    "edit",
    "add_subtask",
    "add_time",
    "add_part",
    "add_participant",
    "link",
    "tag",
    "change_priority",
    "change_category",
    "cancel",
    "skip_stage",
  ],
};

/** The form that the order was filed with. */
export const answerForm = {
  content: {
    fields: detail.answers.map(({ field_id, code, kind, label }) => ({ id: field_id, code, kind, label })),
  },
  access: Object.fromEntries(detail.answers.map(({ field_id }) => [field_id, "edit"])),
};

type Inside = Required<DetailAnswer["inside"]>;

function answer(code: string, label: string, display: string): DetailAnswer["answers"][number] {
  return {
    field_id: code,
    code,
    kind: "text",
    label: text(label),
    value: display,
    display: text(display),
    access: "edit",
  };
}

function subtask(
  no: number,
  title: string,
  state: "open" | "done",
  assignee: PersonBrief,
  done_at: string | null,
): Inside["subtasks"][number] {
  return { id: no, no, title, team: null, assignee, due_at: null, state, done_at, waived_reason: "" };
}

function part(
  id: number,
  name: string,
  quantity: string,
  unit_cost: string,
  amount: string,
): Inside["parts"][number] {
  return { id, name, code: "", quantity, unit_cost, amount, added_by: li, at: NOW };
}

function check(
  key: string,
  words: string,
  by: PersonBrief | null,
  needs_photo = false,
): Inside["tasks"][number]["checklist"][number] {
  return {
    key,
    text: text(words),
    is_mandatory: key === "lockout",
    needs_photo,
    ticked_by: by?.name ?? null,
    ticked_at: by ? NOW : null,
    file_id: null,
  };
}

const noFile = { is_internal: true, width: null, height: null, has_preview: false, created_at: NOW };

function by(who: PersonBrief): Partial<Entry> {
  return { actor: { kind: "person", id: who.id, name: who.name, name_en: who.name_en, tint: who.tint } };
}

const system: Partial<Entry> = { actor: { kind: "system", id: null, name: "", name_en: "", tint: null } };

function event(id: number, at: string, name: string, words: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    at,
    kind: "event",
    event: name,
    actor: { kind: "person", id: he.id, name: he.name, name_en: he.name_en, tint: he.tint },
    text: text(words),
    comment: null,
    decision_id: null,
    facts: {},
    is_automatic: false,
    ...more,
  };
}

function speech(
  id: number,
  at: string,
  who: PersonBrief,
  body: string,
  more: Partial<NonNullable<Entry["comment"]>> = {},
): Entry {
  return event(id, at, "workorders.commented", "", {
    kind: "speech",
    actor: { kind: "person", id: who.id, name: who.name, name_en: who.name_en, tint: who.tint },
    comment: {
      id,
      body,
      is_internal: false,
      channel: "portal",
      attachments: [],
      mentions: [],
      role: "handler",
      ...more,
    },
  });
}

export const timeline: Entry[] = [
  event(1, "2026-11-23T07:40:00Z", "workorders.submitted", "扫描 IM-03 的二维码提交，原文已留存"),
  event(2, "2026-11-23T07:40:01Z", "workorders.classified", "自动分类为 设备故障 / 液压系统", {
    is_automatic: true,
    decision_id: 11,
  }),
  event(3, "2026-11-23T07:40:01Z", "workorders.graded", "定级 P1", { is_automatic: true, decision_id: 12 }),
  event(4, "2026-11-23T07:40:01Z", "workorders.dispatched", "派给 周海生", {
    is_automatic: true,
    decision_id: 13,
  }),
  event(5, "2026-11-23T07:40:01Z", "workorders.clock_started", "启动 SLA 关键设备", {
    is_automatic: true,
    decision_id: 14,
  }),
  speech(
    6,
    "2026-11-23T07:52:00Z",
    zhou,
    "何班长您好，已收到报修。请先保持停机、不要强行复位，我 16:10 前到现场。",
  ),
  event(7, "2026-11-23T09:25:00Z", "workorders.stage_entered", "进入 备件申请，技术评估用时 1:44", system),
  speech(
    8,
    "2026-11-23T09:31:00Z",
    zhou,
    "冷却器滤芯堵塞约七成，温控阀 TV-32 阀芯卡滞。阀要换，滤芯先反冲洗。@徐曼 请加急批备件，今晚夜班等机。",
    {
      is_internal: true,
      mentions: [xu],
      attachments: [
        { id: "a", name: "冷却器滤芯.jpg", media_type: "image/jpeg", byte_size: 1_800_000, ...noFile },
        { id: "b", name: "油温曲线 11-23.csv", media_type: "text/csv", byte_size: 46_000, ...noFile },
      ],
    },
  ),
  event(
    9,
    "2026-11-24T01:42:00Z",
    "workorders.approved",
    "同意备件申请，¥1,860.00 “同意，走备用库存。”",
    by(xu),
  ),
  event(10, "2026-11-24T03:08:00Z", "workorders.part_issued", "出库 温控阀 TV-32 ×1、滤芯 CF-08 ×2", by(li)),
  event(
    11,
    "2026-11-24T03:10:00Z",
    "workorders.stage_entered",
    "进入 现场维修，限 4 小时。此前挂起 1:20：等待备件出库",
    system,
  ),
  speech(12, "2026-11-24T05:05:00Z", he, "今晚 20:00 的夜班能不能开机？要提前通知排产。", {
    role: "requester",
  }),
  event(
    13,
    "2026-11-24T06:00:00Z",
    "workorders.clock_warned",
    "已用 75 %，提醒 周海生；到期未解决将升级给 徐曼",
    system,
  ),
];

export const ledger: Ledger = {
  metric: "resolution",
  policy: text("关键设备 · P1", "Key machines · P1"),
  because: [
    {
      policy: "key",
      is_match: true,
      why: {
        result: true,
        conditions: [
          {
            path: "0",
            op: "=",
            fields: ["answers.device_class"],
            actual: "关键",
            expected: ["关键"],
            result: true,
          },
          { path: "1", op: "=", fields: ["priority"], actual: 1, expected: [1], result: true },
        ],
      },
    },
  ],
  calendar: text("标准班 09:00–18:00"),
  calendar_version: 3,
  target_minutes: 480,
  lines: [
    span("2026-11-23T07:40:00Z", "2026-11-23T10:00:00Z", "counted", 140),
    span("2026-11-23T10:00:00Z", "2026-11-24T01:00:00Z", "closed", 900),
    span("2026-11-24T01:00:00Z", "2026-11-24T01:50:00Z", "counted", 50),
    { ...span("2026-11-24T01:50:00Z", "2026-11-24T03:10:00Z", "paused", 80), who: "李晓", why: "parts" },
    span("2026-11-24T03:10:00Z", "2026-11-24T06:18:00Z", "counted", 188),
  ],
  used_minutes: 378,
  remaining_minutes: 102,
  due_at: "2026-11-24T08:00:00Z",
  warn_at: "2026-11-24T06:00:00Z",
  is_provisional: false,
  breached_at: null,
  breach_cause: "",
  round: 1,
  acknowledged_at: null,
  acknowledged_by: "",
  changes: [],
  levels: [],
  days: [],
};

function span(from_at: string, to_at: string, kind: string, minutes: number): Ledger["lines"][number] {
  return {
    from_at,
    to_at,
    kind,
    wall_minutes: minutes,
    minutes: kind === "counted" ? minutes : 0,
    who: "",
    why: "",
    is_open: false,
  };
}

const candidate = (
  of: PersonBrief,
  open_load: string,
  is_chosen: boolean,
  excluded_because: string | null = null,
) => ({
  person_id: of.id,
  name: of.name,
  open_load,
  score: open_load,
  is_chosen,
  excluded_because,
});

const rule = (name: string, ...conditions: object[]) => ({ key: "r", name: text(name), conditions });

const TRACES: Record<number, DecisionDetail["trace"]> = {
  11: {
    version: { no: 12 },
    rule: rule("按设备类型分类", {
      op: "=",
      fields: ["type"],
      actual: "repair",
      expected: ["repair"],
      result: true,
    }),
    scores: [{ category: "hydraulic", score: 3, matches: [{ word: "油温", weight: 3 }] }],
  },
  12: { version: { no: 12 }, rule: null, impact: 1, urgency: 1, matrix_priority: 1 },
  13: {
    version: { no: 12 },
    rule: rule("设备故障派给动力组", {
      op: "=",
      fields: ["category"],
      actual: "hydraulic",
      expected: ["hydraulic"],
      result: true,
    }),
    choice: {
      candidates: [
        candidate(zhou, "3", true),
        candidate(li, "5", false),
        candidate(xu, "0", false, "unavailable"),
      ],
    },
  },
  14: {},
};

export function decision(id: number): DecisionDetail {
  const brief = DECISIONS.find((one) => one.id === id) ?? { id, purpose: "sla", outcome: {} };
  return { ...brief, at: "2026-11-23T07:40:01Z", trace: TRACES[id] ?? {} };
}

function todoItem(kind: TodoKind, at: Row | undefined, subtask_title = ""): TodoItem {
  return { kind, order: at as Row, subtask_title, subtask_id: subtask_title ? 9 : null, due_at: null };
}

export const todo: Todo = {
  next: row({
    number: "FM-20261124-0027",
    title: "冲压 2 线急停按钮失灵，已停线待查",
    priority: 1,
    status: "new",
    requester: gao,
    channel: "phone",
    created_at: minutesFromNow(-6),
    tags: ["整线停机"],
    clock: clock("first_response", { left: 22, target: 90, is_at_risk: true }),
  }),
  groups: [
    { kind: "handle", count: 3, items: [6, 8, 7].map((index) => todoItem("handle", rows[index])) },
    { kind: "returned", count: 1, items: [todoItem("returned", rows[10])] },
    { kind: "subtask", count: 1, items: [todoItem("subtask", rows[15], "导出对照表")] },
    { kind: "confirm", count: 1, items: [todoItem("confirm", rows[14])] },
  ],
  count: 6,
  done_today: 6,
  response_minutes: 9,
};

function loadOf(
  of: PersonBrief,
  numbers: [number, number, number, number, number, number],
  isAvailable = true,
): Load {
  const [capacity, open, late, at_risk, in_progress, waiting] = numbers;
  return {
    person: of,
    is_available: isAvailable,
    is_lead: false,
    capacity,
    open,
    late,
    at_risk,
    in_progress,
    waiting,
    resolved: 0,
    oldest_at: minutesFromNow(-4000),
  };
}

export const load: TeamLoad[] = [
  {
    team: { id: 3, code: "power", name: text("动力设备组", "Power plant") },
    unassigned: 2,
    people: [
      loadOf(zhou, [12, 9, 0, 2, 4, 1]),
      loadOf(wu, [12, 14, 1, 1, 6, 2]),
      loadOf(xu, [8, 3, 0, 0, 2, 0]),
      loadOf(li, [10, 5, 0, 1, 3, 1], false),
    ],
  },
];
