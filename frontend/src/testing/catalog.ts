import type { ApplicationBrief, OrderType } from "@/features/workorders/types";

const text = (chinese: string, english = chinese) => ({ "zh-CN": chinese, en: english });

export const applications: ApplicationBrief[] = [
  {
    code: "FM",
    name: text("设施与设备", "Facilities"),
    icon: "machine",
    department: text("设备动力部"),
    desk_team: "power",
    is_active: true,
    types: [
      {
        code: "repair",
        name: text("设备报修", "Repair"),
        description: text("机器坏了、漏了、报警了"),
        icon: "machine",
        verb: text("报修"),
      },
      {
        code: "parts",
        name: text("备件采购", "Parts"),
        description: text("申请备件和耗材"),
        icon: "box",
        verb: text("申请"),
      },
    ],
  },
  {
    code: "IT",
    name: text("IT 服务台", "IT desk"),
    icon: "desk",
    department: text("信息部"),
    desk_team: "desktop",
    is_active: true,
    types: [
      {
        code: "incident",
        name: text("IT 故障", "Incident"),
        description: text("电脑、网络、系统不能用"),
        icon: "desk",
        verb: text("报障"),
      },
    ],
  },
];

export const orderType: OrderType = {
  code: "repair",
  name: text("设备报修", "Repair"),
  description: text("机器坏了、漏了、报警了"),
  application: "FM",
  icon: "machine",
  form: {
    fields: [
      { id: "f1", code: "device", kind: "text", label: text("设备", "Device"), width: 12, required: true },
      { id: "f2", code: "place", kind: "text", label: text("位置", "Place"), width: 12, required: false },
    ],
  },
  situations: [
    {
      key: "line",
      text: text("整条产线停了", "A whole line stands"),
      hint: text("按最高优先级处理"),
      impact: 1,
      urgency: 1,
    },
    {
      key: "one",
      text: text("一台机器不能用", "One machine is down"),
      hint: text(""),
      impact: 2,
      urgency: 2,
    },
    {
      key: "usable",
      text: text("还能用，有点不正常", "Usable, but odd"),
      hint: text(""),
      impact: 3,
      urgency: 3,
    },
  ],
  root_causes: [
    { key: "wear", name: text("磨损老化", "Wear") },
    { key: "misuse", name: text("操作不当", "Misuse") },
    { key: "design", name: text("设计缺陷", "Design") },
  ],
  verb: text("报修"),
  version: 1,
  form_version_id: 1,
  steps: [{ key: "onsite", name: text("现场维修"), limit_minutes: 240, phase: "work" }],
  status_labels: {},
  question: text(""),
  auto_close_days: 3,
};

const order = { number: "FM-20261123-0017", title: "3 号注塑机油温过高，自动停机", priority: 1 };

export const inbox = {
  items: [
    {
      id: 3,
      at: "2026-11-24T06:00:00Z",
      kind: "warning",
      text: text("已用 75 %，16:00 到期"),
      is_read: false,
      ...order,
    },
    {
      id: 2,
      at: "2026-11-24T05:05:00Z",
      kind: "reply",
      text: text("何建军：今晚 20:00 的夜班能不能开机？"),
      is_read: false,
      ...order,
    },
    { id: 1, at: "2026-11-23T07:40:00Z", kind: "assigned", text: text("派给了您"), is_read: true, ...order },
  ],
  next_cursor: null,
  unread: 2,
};
