import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
type Review = Schemas["ReviewOut"];
type Group = Schemas["GroupOut"];

/** October of an invented company, as the server reviews it. */

function text(chinese: string, english = chinese) {
  return { "zh-CN": chinese, en: english };
}

const CATEGORIES: [string, string, number][] = [
  ["network", "网络故障", 212],
  ["account", "账号权限", 164],
  ["hydraulics", "液压系统", 138],
  ["appearance", "外观投诉", 117],
  ["printing", "打印外设", 96],
  ["invoice", "开票", 88],
  ["electricity", "电气跳闸", 71],
  ["air", "空调暖通", 63],
  ["returns", "退货", 52],
  ["slowness", "系统卡顿", 44],
];
const TOTAL = 1284;

function bars(): Schemas["CategoryOut"][] {
  let reached = 0;
  return CATEGORIES.map(([code, name, count]) => {
    reached += count;
    return {
      code,
      name: text(name),
      count,
      percent: (100 * count) / TOTAL,
      cumulative_percent: (100 * reached) / TOTAL,
    };
  });
}

type Line = [
  code: string | null,
  name: string,
  count: number,
  mttr: number,
  sla: number,
  reopened: number,
  score: number,
  hours: number,
];

function group([code, name, count, mttr, sla, reopened, score, hours]: Line): Group {
  return {
    code,
    name: text(name),
    count,
    resolved: count,
    mttr_minutes: mttr * 3,
    mttr_business_minutes: mttr,
    sla_met_percent: sla,
    sla_count: count,
    reopen_percent: reopened,
    satisfaction: score,
    satisfaction_count: Math.round(count / 2),
    hours,
    logged_minutes: hours * 60,
    labor_cost: (hours * 80).toFixed(2),
    parts_cost: (count * 3.21).toFixed(2),
    cost: (hours * 80 + count * 3.21).toFixed(2),
  };
}

const TEAMS: Line[] = [
  ["desktop", "桌面组", 331, 185, 96.1, 2.1, 4.7, 508],
  ["network", "网络组", 286, 138, 97.6, 1.4, 4.8, 412.5],
  ["service-1", "客服一组", 221, 310, 94.7, 2.6, 4.6, 388.5],
  ["power", "动力设备组", 187, 594, 86.6, 5.1, 4.3, 742],
  ["service-senior", "资深客服组", 148, 276, 95.9, 3.4, 4.5, 296],
  ["office", "行政后勤组", 111, 382, 95.5, 1.8, 4.7, 164.5],
];
const WHOLE: Line = [null, "全部", 1284, 283, 94.7, 2.6, 4.6, 2511.5];

const figures: Schemas["FiguresOut"] = {
  created: 1284,
  closed: 1251,
  resolved: 1262,
  first_response_median_minutes: 6,
  mttr_minutes: 900,
  mttr_business_minutes: 283,
  sla_met_percent: 94.7,
  sla_count: 1240,
  response_met_percent: 97.2,
  response_count: 1250,
  source_met_percent: null,
  source_count: 0,
  reopen_percent: 2.6,
  reopened: 33,
  first_resolved: 1262,
  satisfaction_mean: 4.6,
  satisfaction_count: 803,
};

const dispatched: Schemas["DispatchedOut"] = {
  count: 1284,
  assigned: 1270,
  seconds_to_assign: 9,
  answered: 1250,
  seconds_to_answer: 640,
  reassigned_percent: 6.2,
};

function stage(step: string, name: string, median: number, p90: number, share: number): Schemas["StageOut"] {
  return {
    type_code: "repair",
    type_name: text("设备报修"),
    step,
    name: text(name),
    phase: "handle",
    count: 412,
    median_minutes: median,
    p90_minutes: p90,
    share_percent: share,
    late: step === "parts" ? 38 : 0,
    skipped: step === "assess" ? 3 : 0,
    repeated: step === "repair" ? 15 : 0,
  };
}

const MEANINGS = [
  "created",
  "closed",
  "first_response",
  "mttr",
  "sla",
  "reopened",
  "satisfaction",
  "hours",
  "labor_cost",
  "parts_cost",
  "cost",
  "by_category",
  "simulated",
  "categories",
  "backlog",
  "stages",
  "people",
  "handling_department",
  "requester_department",
  "dispatched_by_rule",
  "to_assign",
  "to_answer",
  "reassigned",
];

const AGES: [number, number | null][] = [
  [0, 1],
  [1, 3],
  [3, 7],
  [7, 14],
  [14, null],
];

export const review: Review = {
  period: {
    first_date: "2026-10-01",
    last_date: "2026-10-31",
    starts_at: "2026-09-30T16:00:00Z",
    ends_at: "2026-10-31T16:00:00Z",
    previous_first_date: "2026-09-01",
    previous_last_date: "2026-09-30",
    point_dates: ["2026-10-01", "2026-10-07", "2026-10-13", "2026-10-19", "2026-10-25", "2026-10-31"],
    time_zone: "Asia/Shanghai",
    as_of: "2026-11-24T06:18:00Z",
  },
  figures,
  previous: {
    ...figures,
    created: 1233,
    closed: 1180,
    first_response_median_minutes: 9.7,
    mttr_business_minutes: 314,
    sla_met_percent: 92.9,
    reopen_percent: 2.2,
  },
  points: {
    created: [180, 206, 199, 218, 226, 255],
    closed: [170, 196, 208, 204, 213, 260],
    first_response_median_minutes: [10, 9, 8, 7, 6.5, 5],
    mttr_business_minutes: [330, 318, 309, 290, 275, 250],
    sla_met_percent: [92, 93, 93.5, 95, 95.1, 96.2],
    reopen_percent: [2, 3.1, 2.4, 2, 2.8, 3.6],
    satisfaction_mean: [4.4, 4.5, 4.5, 4.6, 4.6, 4.6],
  },
  mttr: {
    resolved: 1262,
    wall_minutes: 900,
    wall_with_pauses_minutes: 1122,
    wall_with_pauses_median_minutes: 640,
    wall_with_pauses_p90_minutes: 2400,
    with_clock: 1262,
    business_minutes: 283,
    business_with_pauses_minutes: 351,
    business_median_minutes: 190,
    business_p90_minutes: 700,
  },
  categories: {
    top: { total: TOTAL, bars: bars(), other_kinds: 31, other_count: 239 },
    own: { total: TOTAL, bars: bars().slice(0, 1), other_kinds: 90, other_count: 1072 },
  },
  backlog: {
    total: 214,
    late: 12,
    ages: AGES.map(([days_from, days_to]) => ({
      days_from,
      days_to,
      created_from: days_to === null ? null : `2026-11-${String(24 - days_to).padStart(2, "0")}T06:18:00Z`,
      created_to: days_from === 0 ? null : `2026-11-${String(24 - days_from).padStart(2, "0")}T06:18:00Z`,
    })),
    rows: [
      { application: "it", name: text("IT 服务台"), buckets: [51, 24, 13, 6, 2], total: 96 },
      { application: "service", name: text("客户服务"), buckets: [30, 17, 9, 4, 1], total: 61 },
      { application: "facilities", name: text("设施与设备"), buckets: [22, 14, 11, 6, 4], total: 57 },
    ],
  },
  teams: TEAMS.map(group),
  whole: group(WHOLE),
  departments: [
    group(["information", "信息部", 617, 163, 96.8, 1.8, 4.7, 920.5]),
    group(["customers", "客户服务部", 369, 296, 95.2, 2.9, 4.6, 684.5]),
    group(["facilities", "设施设备部", 298, 515, 89.9, 3.9, 4.5, 906.5]),
  ],
  requester_departments: [group(["workshop", "生产一车间", 402, 300, 94, 2.5, 4.5, 700])],
  people: [
    group(["7", "何立山", 96, 260, 96, 2.1, 4.8, 141]),
    group(["9", "周海生", 88, 300, 93, 2.4, 4.6, 120]),
  ],
  category_groups: {
    top: [
      group(["network", "网络故障", 212, 140, 97, 1.5, 4.7, 300.5]),
      group(["hydraulics", "液压系统", 138, 600, 86, 5, 4.3, 702]),
    ],
    own: [group(["switches", "交换机", 120, 150, 97, 1.5, 4.7, 160])],
  },
  dispatch: {
    simulated: {
      replaced: 1199,
      learned_from: 85,
      on_seconds_to_assign: 9,
      off_seconds_to_assign: 2760,
      on_seconds_to_answer: 640,
      off_seconds_to_answer: 3420,
    },
    by_rule_percent: 93.4,
    whole: dispatched,
    by_rule: {
      ...dispatched,
      count: 1199,
      seconds_to_assign: 6,
      seconds_to_answer: 540,
      reassigned_percent: 4.1,
    },
    by_hand: {
      ...dispatched,
      count: 85,
      seconds_to_assign: 2820,
      seconds_to_answer: 6300,
      reassigned_percent: 36.5,
    },
    previous_by_rule_percent: 90.1,
    previous: {
      ...dispatched,
      count: 1233,
      seconds_to_assign: 14,
      seconds_to_answer: 910,
      reassigned_percent: 8,
    },
  },
  stages: [
    stage("parts", "备件申请", 560, 1510, 47.2),
    stage("repair", "现场维修", 96, 320, 26.4),
    stage("accept", "客户验收", 35, 410, 18),
    stage("assess", "技术评估", 26, 88, 8.1),
  ],
  repeats: [
    {
      category: "network",
      category_name: text("网络故障"),
      count: 14,
      wordings: 3,
      examples: [
        { number: "IT-20261007-0003", title: "三楼网络断了" },
        { number: "IT-20261019-0011", title: "网络又断了" },
      ],
    },
  ],
  imported: null,
  definitions: Object.fromEntries(MEANINGS.map((key) => [key, text(`${key} 的算法`)])),
};

export const keptMails: Schemas["KeptMailsOut"] = {
  next_cursor: null,
  items: [
    {
      id: 2,
      to: "he@example.com",
      subject: "[FM-20261124-0031] 请您确认：液压站漏油",
      body_text: "何建军，您好：\n\nhttps://help.example.com/portal/confirm/abc\n",
      body_html: "<p>何建军，您好：</p>",
      at: "2026-11-24T05:40:00Z",
    },
    {
      id: 1,
      to: "zhou@example.com",
      subject: "[IT-20261124-0007] 派给您：三楼网络断了",
      body_text: "周海生，您好：\n\nhttps://help.example.com/work-orders/IT-20261124-0007\n",
      body_html: "<p>周海生，您好：</p>",
      at: "2026-11-24T03:10:00Z",
    },
  ],
};
