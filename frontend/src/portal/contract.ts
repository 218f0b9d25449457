import type { components } from "@/api/schema.gen";
import type { StoredFile } from "@/features/files/api";
import type { FormContent } from "@/features/forms/definition";

/** What the requester's side of the server says: its own schema, narrower where it is looser than its word. */

type Schemas = components["schemas"];

export type PathState = "done" | "skipped" | "current" | "waiting" | "to_come" | "finished";

export type Progress = Omit<Schemas["Progress"], "path" | "tag"> & {
  tag: "your_turn" | null;
  path: { state: PathState }[];
};

export type RoadItem = Omit<Schemas["Milestone"], "state"> & { state: PathState };

type Speech = Pick<Schemas["Speech"], "id" | "body"> & {
  role: "requester" | "handler" | "other";
  attachments: StoredFile[];
};

/** One thing that happened, as a sentence; said words stand in the comment. */
export type TalkItem = Pick<Schemas["TimelineEntry"], "id" | "at" | "text"> & {
  actor: Schemas["Speaker"];
  comment: Speech | null;
};

export type Handler = Schemas["HandlerView"];

export type RequestDetail = Omit<
  Schemas["RequestView"],
  "progress" | "road" | "conversation" | "attachments"
> & {
  progress: Progress;
  road: RoadItem[];
  conversation: TalkItem[];
  attachments: StoredFile[];
};

export type Service = Omit<Schemas["ApplicationCard"], "desk_team" | "is_active">;
export type ServiceType = Service["types"][number];
export type Situation = Schemas["Situation"];

export type ServiceForm = Pick<
  Schemas["TypeView"],
  "code" | "name" | "description" | "application" | "icon" | "situations"
> & { form: FormContent };

export type Home = Omit<Schemas["Home"], "waiting_for_me" | "open" | "services"> & {
  waiting_for_me: Progress[];
  open: Progress[];
  services: Service[];
};

export type Receipt = Schemas["Receipt"];
export type Suggestions = Omit<Schemas["Suggestions"], "requests"> & { requests: Progress[] };

export type Confirmation = Omit<Schemas["ConfirmationView"], "state"> & {
  state: "open" | "confirmed" | "reopened" | "expired";
};

export type InboxItem = Omit<
  Schemas["InboxOut"]["items"][number],
  "priority" | "path" | "waits_until" | "waits_for"
>;
export type Inbox = Omit<Schemas["InboxOut"], "items"> & { items: InboxItem[] };
export type ProgressPage = Omit<Schemas["RequestPage"], "items"> & { items: Progress[] };
export type PortalConfig = Schemas["PortalConfig"];
