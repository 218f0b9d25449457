import type { PersonBrief } from "@/api/session";
import type { Text } from "@/lib/i18n";
import type { Clock } from "@/ui/clock";
import type { Priority } from "@/ui/Marks";
import type { StageState } from "@/ui/StageBar";
import type { Status } from "@/ui/StatusTag";

export type TeamBrief = { id: number; code: string; name: Text };
export type Page<Item> = { items: Item[]; next_cursor: string | null };
export type DueGroup = "late" | "2h" | "today" | "later" | "none";
export type Channel = "portal" | "phone" | "in_person" | "email" | "api" | "import" | "public";

/** One work order as a line of a list. */
export type Row = {
  number: string;
  title: string;
  status: Status;
  status_label: Text;
  stage: { key: string; name: Text } | null;
  priority: Priority;
  priority_overridden: boolean;
  is_vip: boolean;
  assignee: PersonBrief | null;
  team: TeamBrief | null;
  requester: PersonBrief;
  category: { code: string; name: Text } | null;
  application: string;
  type: { code: string; name: Text };
  channel: Channel;
  created_at: string;
  updated_at: string;
  comment_count: number;
  clock: Clock | null;
  clocks: Clock[];
  due_group: DueGroup;
  tags: string[];
  is_imported: boolean;
  rev: number;
  reopen_count: number;
};

export type RowPage = Page<Row> & { total: number | null; total_capped: boolean };

export type Counts = {
  views: Record<ViewKey, number>;
  saved: Record<string, number>;
  applications: Record<string, number>;
  todo: number;
};

export type ViewKey = "mine" | "team" | "unassigned" | "at_risk" | "all" | "requested";

export type Act =
  | "accept"
  | "assign"
  | "transfer"
  | "reply"
  | "note"
  | "wait"
  | "resume"
  | "resolve"
  | "complete_stage"
  | "skip_stage"
  | "cancel"
  | "close"
  | "reopen"
  | "confirm"
  | "reject_solution"
  | "rate"
  | "urge"
  | "edit"
  | "add_subtask"
  | "add_time"
  | "add_part"
  | "add_participant"
  | "link"
  | "tag"
  | "change_priority"
  | "change_category"
  | "withdraw";

export type FileBrief = {
  id: string;
  name: string;
  media_type: string;
  byte_size: number;
  is_image: boolean;
  width: number | null;
  height: number | null;
  is_internal: boolean;
  preview_url: string | null;
  url: string;
};

export type StageItem = {
  key: string;
  name: Text;
  phase: string;
  state: StageState;
  round: number;
  entered_at: string | null;
  left_at: string | null;
  limit_minutes: number | null;
  used_minutes: number | null;
  due_at: string | null;
  is_late: boolean;
  owner: PersonBrief | null;
  team: TeamBrief | null;
  skipped: { by: PersonBrief; reason: string } | null;
};

export type Subtask = {
  id: number;
  no: number;
  title: string;
  team: TeamBrief | null;
  assignee: PersonBrief | null;
  due_at: string | null;
  state: "open" | "done" | "waived";
  done_at: string | null;
  waived_reason: string | null;
};

export type CheckItem = {
  key: string;
  text: Text;
  mandatory: boolean;
  needs_photo: boolean;
  ticked_by: PersonBrief | null;
  ticked_at: string | null;
  file_id: string | null;
};

export type Task = {
  id: number;
  step_key: string;
  name: Text;
  button: Text;
  checklist: CheckItem[];
  due_at: string | null;
};

export type TimeEntry = {
  id: number;
  person: PersonBrief;
  minutes: number;
  note: string;
  spent_on: string;
  cost: string | null;
};

export type Part = {
  id: number;
  name: string;
  code: string;
  quantity: string;
  unit_cost: string;
  amount: string;
  added_by: PersonBrief;
  at: string;
};

export type FieldBrief = { id: string; code: string; kind: string; label: Text; unit?: Text | null };
export type Answer = { field: FieldBrief; value: unknown; display: string; access: string };
export type OrderLink = { id: number; kind: string; number: string; title: string; status: Status };
export type Decision = { id: number; purpose: "classify" | "priority" | "sla" | "dispatch"; summary: Text };

export type GateState = {
  code: string;
  message: string;
  facts: Record<string, unknown>;
  missing: { key: string; text: Text; needs_photo: boolean }[];
};

export type Detail = Row & {
  description: string;
  original_description: string;
  original_title: string;
  impact: number;
  urgency: number;
  wished_at: string | null;
  promised_at: string | null;
  contact_phone: string;
  answers: Answer[];
  attachments: FileBrief[];
  company: string | null;
  requester_open_count: number;
  department: Text | null;
  stages: StageItem[];
  subtasks: Subtask[];
  participants: { person: PersonBrief; kind: "collaborator" | "watcher" }[];
  links: OrderLink[];
  time_entries: TimeEntry[];
  parts: Part[];
  totals: { minutes: number; labor_cost: string; parts_cost: string; cost: string };
  resolution: { solution: string; root_cause: { key: string; name: Text } | null; by: PersonBrief; at: string } | null;
  satisfaction: { score: number; comment: string; at: string; can_edit_until: string | null } | null;
  waiting: { reason: string; since: string; note: string } | null;
  decisions: Decision[];
  gate: GateState | null;
  tasks: Task[];
  actions: Act[];
  viewing: PersonBrief[];
  is_following: boolean;
};

export type CommentBody = {
  id: number;
  body: string;
  is_internal: boolean;
  channel: Channel;
  attachments: FileBrief[];
  mentions: PersonBrief[];
  role: "handler" | "requester" | "other";
};

export type Entry = {
  id: number;
  at: string;
  kind: "event" | "speech";
  event: string;
  actor: { kind: string; id: number | null; name: string; tint?: number };
  text: Text;
  comment: CommentBody | null;
  decision_id: number | null;
  facts: Record<string, unknown>;
  is_automatic: boolean;
};

export type DecisionDetail = {
  id: number;
  purpose: Decision["purpose"];
  at: string;
  title: Text;
  result: Text;
  rule: { name: Text; version: number } | null;
  conditions: { text: Text; actual: string; holds: boolean }[];
  matched: { word: string; weight: number }[];
  candidates: { person: PersonBrief; score: number; excluded_because: Text | null; chosen: boolean }[];
};

export type Span = {
  from: string;
  to: string;
  kind: "counted" | "paused" | "closed";
  minutes: number;
  who: string | null;
  why: Text | null;
};

export type Ledger = {
  policy: Text;
  because: { text: Text; actual: string; holds: boolean }[];
  calendar: Text;
  target_minutes: number;
  spans: Span[];
  used_minutes: number;
  remaining_minutes: number;
  due_at: string | null;
  warn_at: string | null;
  is_provisional: boolean;
  breach_cause: string | null;
};

export type TodoItem = Row & { why: Text; task_id: number | null; what: Text };
export type TodoKind = "handle" | "approve" | "confirm" | "subtask" | "returned";

export type Todo = {
  next: TodoItem | null;
  groups: { kind: TodoKind; items: TodoItem[] }[];
  done_today: number;
  average_response_minutes: number | null;
};

export type Load = {
  person: PersonBrief;
  is_available: boolean;
  capacity: number;
  open: number;
  late: number;
  at_risk: number;
  in_progress: number;
  waiting: number;
  oldest_at: string | null;
  weight: number;
};

export type SavedView = { id: number; name: string; query: Record<string, string>; is_shared: boolean; is_mine: boolean };

export type TypeBrief = { code: string; name: Text; description: Text; icon: string; verb: Text };
export type ApplicationBrief = { code: string; name: Text; icon: string; department: Text | null; types: TypeBrief[] };

export type Situation = { key: string; text: Text; hint: Text; impact: number; urgency: number };

/** What the pages of work need to know of a type; its form is drawn by the forms feature. */
export type OrderType = {
  code: string;
  name: Text;
  description: Text;
  application: string;
  icon: string;
  form: { version_id: number; fields: unknown[] };
  situations: Situation[];
  root_causes: { key: string; name: Text }[];
  process: { steps: { key: string; name: Text; limit_minutes: number | null }[] };
  status_labels: Partial<Record<Status, Text>>;
  question: Text | null;
  auto_close_days: number;
};

export type Category = { id: number; code: string; parent_id: number | null; name: Text; application: string; is_active: boolean };

export type Refused = { number: string; code: string; message: string; facts: Record<string, unknown> };
export type BulkAnswer = { done: string[]; refused: Refused[] };
