import type { components } from "@/api/schema.gen";
import type { FormContent } from "@/features/forms/definition";
import type { Priority } from "@/ui/Marks";
import type { Status } from "@/ui/StatusTag";

type Schemas = components["schemas"];

export type DueGroup = "late" | "2h" | "today" | "later" | "none";

/** One work order as a line of a list. */
export type Row = Omit<Schemas["Row"], "status" | "priority" | "due_group"> & {
  status: Status;
  priority: Priority;
  due_group: DueGroup;
};

export type RowPage = Omit<Schemas["ListPage"], "items"> & { items: Row[] };
export type Counts = Schemas["Counts"];

export type Act =
  | "accept"
  | "arrive"
  | "assign"
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
  | "vote"
  | "resubmit"
  | "withdraw"
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
  | "claim"
  | "release"
  | "dispatch"
  | "suspend"
  | "unsuspend"
  | "retry"
  | "redirect"
  | "signal";

/** How far the work came with a stage, in the server's words. */
export type Coverage = "visited" | "skipped" | "not_taken" | "present" | "ahead" | "not_reached";
export type StageItem = Omit<Schemas["StageItem"], "state"> & { state: Coverage };
export type Passage = Schemas["Passage"];
export type Subtask = Schemas["SubtaskView"];
export type CheckItem = Schemas["CheckView"];
export type Task = Schemas["TaskView"];
export type Stuck = Schemas["StuckView"];
export type Standstill = Omit<Schemas["Standstill"], "order"> & { order: Row };
export type PoolTask = Omit<Schemas["PoolTask"], "order"> & { order: Row };
export type Thread = Schemas["Thread"];
export type Approval = Schemas["ApprovalView"];
export type Vote = Schemas["VoteView"];
export type Ballot = Schemas["VoteIn"];
export type Signers = Schemas["SignersIn"];
export type Way = Omit<Schemas["Way"], "steps" | "branches"> & { steps: WayStep[]; branches: WayBranch[] };
/** What became of a step, or what will as the answers stand today. */
export type WayState = Coverage | "not_expected";
export type WayStep = Omit<Schemas["WayStep"], "state"> & { state: WayState };
export type WayBranch = Omit<Schemas["WayBranch"], "state"> & {
  state: "taken" | "not_taken" | "ahead" | "not_expected" | "unknown";
};
export type SameVote = Schemas["SameVoteIn"];
export type VotePreview = Schemas["VotePreview"];
export type OrderLink = Omit<Schemas["LinkView"], "status"> & { status: Status };
export type Decision = Schemas["DecisionBrief"];
export type GateState = Schemas["Gate"];

export type DetailAnswer = Omit<Schemas["Detail"], "order" | "actions" | "stages" | "inside"> & {
  order: Row;
  actions: Act[];
  stages: StageItem[];
  inside: Partial<Omit<Required<Schemas["Inside"]>, "links">> & { links?: OrderLink[] };
};

type Inside = Required<Omit<DetailAnswer["inside"], "gate" | "totals">> & {
  gate: GateState | null;
  totals: Schemas["Totals"] | null;
};

/** One order as its page reads it: the line of the list, what everybody sees, and the inside, in one. */
export type Detail = Row & Omit<DetailAnswer, "order" | "inside"> & Inside;

export type Entry = Schemas["TimelineEntryOut"];
export type CommentBody = NonNullable<Entry["comment"]>;
export type DecisionDetail = Schemas["DecisionView"];
export type Ledger = Schemas["LedgerView"];
export type LedgerLine = Schemas["LedgerLine"];

export type Present = Schemas["PresentOut"];

export type TodoKind = "handle" | "approve" | "returned" | "resubmit" | "stage" | "subtask" | "confirm";
export type TodoItem = Omit<Schemas["TodoItem"], "order" | "kind"> & { order: Row; kind: TodoKind };
export type Todo = Omit<Schemas["Todo"], "next" | "groups"> & {
  next: Row | null;
  groups: { kind: TodoKind; count: number; items: TodoItem[] }[];
};

export type TeamLoad = Schemas["TeamLoad"];
export type Load = Schemas["PersonLoad"];

export type SavedView = Omit<Schemas["ViewOut"], "query"> & { query: Record<string, string> };
export type ApplicationBrief = Schemas["ApplicationCard"];
export type Category = Schemas["CategoryValue"];

/** A type with its form, which the forms feature draws. */
export type OrderType = Omit<Schemas["TypeView"], "form"> & { form: FormContent };

export type Refused = Schemas["BulkRefusal"];
export type BulkAnswer = Schemas["BulkResult"];
export type BulkRequest = Schemas["BulkIn"];
