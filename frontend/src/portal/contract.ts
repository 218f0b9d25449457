import type { StoredFile } from "@/features/files/api";
import type { FieldDefinition } from "@/features/forms/definition";
import type { Text } from "@/lib/i18n";

/** What the requester's side of the server says. */

export type PathState = "done" | "skipped" | "current" | "waiting" | "to_come" | "finished";

export type Progress = {
  number: string;
  title: string;
  sentence: Text;
  question: Text | null;
  tag: "your_turn" | null;
  path: { state: PathState }[];
  next: Text | null;
  status: string;
  expected_at: string | null;
  updated_at: string;
};

export type RoadItem = { text: Text; at: string | null; state: PathState; by_time: string | null };

export type TalkItem = {
  id: number;
  at: string;
  actor: { kind: string; id: number | null; name: string; tint: number | null };
  /** What happened, as a sentence; said words stand in the comment. */
  text: Text;
  comment: {
    id: number;
    body: string;
    role: "requester" | "handler" | "other";
    attachments: StoredFile[];
  } | null;
};

export type Handler = { name: string; called: string; team: Text; tint: number };

export type RequestDetail = {
  progress: Progress;
  created_at: string;
  description: string;
  road: RoadItem[];
  handler: Handler | null;
  conversation: TalkItem[];
  answers: { field_id: string; label: Text; display: Text }[];
  attachments: StoredFile[];
  can: { reply: boolean; urge: boolean; cancel: boolean; confirm: boolean; reopen: boolean; rate: boolean };
  urged_at: string | null;
  urge_rest_until: string | null;
  resolution: { solution: string; at: string; by: string } | null;
  satisfaction: { score: number; comment: string; at: string; can_edit_until: string | null } | null;
  queue_before: number | null;
  tracking_url?: string | null;
};

export type ServiceType = {
  code: string;
  name: Text;
  description: Text;
  icon: string;
  verb: Text;
};

export type Service = {
  code: string;
  name: Text;
  icon: string;
  department: Text | null;
  types: ServiceType[];
};

export type Home = {
  greeting_name: string;
  waiting_for_me: Progress[];
  open: Progress[];
  open_count: number;
  services: Service[];
};

export type Situation = { key: string; text: Text; hint: Text; impact: number; urgency: number };

export type ServiceForm = {
  code: string;
  name: Text;
  description: Text;
  application: string;
  icon: string;
  form: { version_id: number; fields: FieldDefinition[] };
  situations: Situation[];
};

export type Receipt = {
  number: string;
  sentence: Text;
  promised_at: string | null;
  queue_before: number | null;
  tracking_url: string | null;
};

export type Suggestions = {
  services: { type: string; application: string; name: Text }[];
  requests: Progress[];
};

export type Confirmation = {
  number: string;
  title: string;
  sentence: Text;
  question: Text;
  solution: string;
  handler_name: string;
  state: "open" | "confirmed" | "reopened" | "expired";
  can_rate: boolean;
};

export type InboxItem = {
  id: number;
  at: string;
  kind: string;
  text: Text;
  number: string | null;
  title: string | null;
  is_read: boolean;
};

export type Inbox = { items: InboxItem[]; next_cursor: string | null; unread: number };
export type ProgressPage = { items: Progress[]; next_cursor: string | null };
export type PortalConfig = { organization: Text; languages: string[] };
