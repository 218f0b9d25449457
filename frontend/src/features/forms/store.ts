import { timeZoneName } from "@/lib/dates";
import type { Surroundings as CountingBy } from "@/lib/expressions/surroundings";
import type { Type } from "@/lib/expressions/values";
import { checkAnswer } from "./checks/check";
import { isEmptyAnswer } from "./checks/empty";
import type { CheckContext, Wrong } from "./checks/problem";
import { aggregated, atScale, Scope } from "./computing";
import type { Access, Answer, Answers, FieldDefinition, FormCheck, FormContent } from "./definition";
import { type Dependencies, defaultBy, dependenciesOf } from "./dependencies";
import { EMPTY, type FieldState, isSameAnswer, isSameState, NONE } from "./fieldState";
import { type HeldRows, heldRows, isSameHeld, NONE_HELD } from "./heldRows";
import { isLayout } from "./layout";
import { Listening } from "./listening";
import { Found, type LookedUp, lookedUpIn, namesThrough } from "./lookingUp";
import { inputOfMoment } from "./moments";
import { type Row, readingsOf, rowsOf } from "./readings";
import { SettledRows } from "./settledRows";
import { factsAround, type Surroundings, startingAnswers } from "./starting";

export interface FormSetup {
  content: FormContent;
  answers?: Answers;
  /** By field id; when given, a field it does not name is hidden. */
  access?: Readonly<Record<string, Access>>;
  /** What conditions may ask beyond the form. */
  facts?: Readonly<Record<string, unknown>>;
  around?: Partial<Surroundings>;
  /** The zone and the calendar that formulas count by. */
  surroundings?: CountingBy;
  /** An empty form takes its defaults; what was stored before keeps its gaps. */
  isNew?: boolean;
}

const COMPUTED = new Set(["formula", "rollup", "lookup", "serial"]);

/** A form being filled in: each field can be listened to by itself, so that a key stroke costs one field. */
export class FormStore {
  readonly fields: FieldDefinition[];
  readonly checks: FormCheck[];
  readonly lookups: LookedUp[];
  private readonly byId: Map<string, FieldDefinition>;
  private readonly byCode: Map<string, string>;
  private readonly dependencies: Dependencies;
  private readonly scope: Scope;
  private readonly found = new Found((name) => this.idOf(name));
  private readonly states = new Map<string, FieldState>();
  private readonly listening = new Listening();
  private readonly touched = new Set<string>();
  private readonly settledRows = new SettledRows();
  private readonly around: Surroundings;
  private readonly first: Answers;
  private answers: Answers;
  private attempt = 0;

  constructor(private readonly setup: FormSetup) {
    const { content, answers = {}, facts, around, isNew = true } = setup;
    this.fields = content.fields;
    this.checks = content.checks ?? [];
    this.lookups = lookedUpIn(this.fields, this.checks);
    this.byId = new Map(this.fields.map((field) => [field.id, field]));
    this.byCode = new Map(this.fields.map((field) => [field.code, field.id]));
    this.dependencies = dependenciesOf(this.fields);
    this.around = { now: new Date().toISOString(), ...around };
    const counting = { zone: timeZoneName(), lookup: this.found.ask, ...setup.surroundings };
    this.scope = Scope.of(facts ?? {}, counting);
    this.scope.take(factsAround(this.around));
    const begun = isNew ? startingAnswers(this.fields, this.around) : {};
    this.answers = { ...begun, ...answers };
    this.first = this.answers;
    for (const [id, answer] of Object.entries(answers)) if (!isEmptyAnswer(answer)) this.touched.add(id);
    this.recompute(new Set(this.fields.map(({ id }) => id)));
  }

  state(id: string): FieldState {
    return this.states.get(id) ?? EMPTY;
  }

  /** An answer by the field's id or code, as a person sees it now. */
  answer(name: string): Answer {
    const id = this.byId.has(name) ? name : (this.byCode.get(name) ?? name);
    return this.states.get(id)?.value ?? null;
  }

  allAnswers(): Answers {
    return this.answers;
  }

  set(id: string, answer: Answer): void {
    if (this.answers[id] === answer) return;
    this.touched.add(id);
    this.answers = { ...this.answers, [id]: answer };
    this.replace(id, { wrongs: NONE });
    this.listening.tell(this.recompute(new Set([id])).add(id));
  }

  /** An answer from elsewhere; one that a person gave stays. */
  offer(id: string, answer: Answer): void {
    if (this.touched.has(id) || isSameAnswer(this.answers[id] ?? null, answer)) return;
    this.answers = { ...this.answers, [id]: answer };
    this.listening.tell(this.recompute(new Set([id])).add(id));
  }

  /** What a linked record answers to formulas that look it up. */
  tellFound(wanted: LookedUp, of: number, value: unknown, type: Type | undefined): void {
    if (!this.found.tell(wanted.link.id, wanted.code, of, value)) return;
    this.scope.take(namesThrough(wanted, type));
    const readers = this.dependencies.readers.get(wanted.link.id) ?? new Set<string>();
    for (const reader of readers) this.settledRows.unsettle(reader);
    this.listening.tell(this.recompute(new Set(readers)));
  }

  /** Whether a default may still fill a field: on a new form, and only until a person answers. */
  isOpenToDefaults(id: string): boolean {
    return this.setup.isNew !== false && !this.touched.has(id);
  }

  /** Whether a field is answered otherwise than it is stored. */
  isNewsOf(id: string): boolean {
    return this.setup.isNew !== false || !isSameAnswer(this.first[id] ?? null, this.answers[id] ?? null);
  }

  /** What is wrong now, kept at its fields: by this page's rules, or by what the server answered. */
  show(found: ReadonlyMap<string, readonly Wrong[]>): void {
    const changed = new Set<string>();
    for (const { id } of this.fields) {
      const wrongs = found.get(id) ?? NONE;
      if (wrongs.length > 0 || this.state(id).wrongs.length > 0) {
        this.replace(id, { wrongs });
        changed.add(id);
      }
    }
    this.listening.tell(changed);
  }

  /** Shows what is wrong and asks for the eye: whoever draws the form goes to the first of it. */
  refuse(found: ReadonlyMap<string, readonly Wrong[]>): void {
    this.attempt += 1;
    this.show(found);
  }

  /** How often this form was found wrong. */
  readonly attempts = (): number => this.attempt;

  /** Judges every field that is asked now, and shows what is wrong; empty when the form may go. */
  judge(only?: ReadonlySet<string>): Map<string, readonly Wrong[]> {
    const judged = only ? this.fields.filter(({ id }) => only.has(id)) : this.fields;
    const each = judged.map((field) => [field.id, this.wrongsOf(field)] as const);
    const found = new Map(each.filter(([, wrongs]) => wrongs.length > 0));
    if (found.size === 0 && !only) this.judgeWhole(found);
    if (found.size > 0) this.refuse(found);
    else this.show(found);
    return found;
  }

  /** The form's own checks that do not hold now. */
  failing(level: "blocking" | "warning"): FormCheck[] {
    return this.checks.filter(
      (check) => (check.level ?? "blocking") === level && !this.scope.holds(check.condition),
    );
  }

  /** The answers that may be sent: those shown to and editable by this person. */
  submission(): Answers {
    const sent = this.fields.filter((field) => this.isSent(field));
    return Object.fromEntries(sent.map(({ id }) => [id, this.answers[id] ?? null]));
  }

  readonly subscribe = (id: string, listener: () => void) => this.listening.to(id, listener);

  readonly subscribeAll = (listener: () => void) => this.listening.toEverything(listener);

  /** Grows with every change, for whoever looks at the whole. */
  readonly changes = (): number => this.listening.changes();

  checkContext(): CheckContext {
    const { now } = this.around;
    const today = inputOfMoment(now).slice(0, 10);
    return {
      now,
      today,
      answer: (name) => this.answer(name),
      inRow: (columns, row) => this.scope.within(columns, row),
    };
  }

  compute(expression: Parameters<Scope["compute"]>[0]): Answer {
    return this.scope.compute(expression);
  }

  /** A column that permissions do not name is as its sub-table. */
  accessOfColumn(table: string, column: string): Access {
    return this.setup.access?.[column] ?? this.state(table).access;
  }

  scopeOfRow(columns: FieldDefinition[], row: Row): Scope {
    return this.scope.within(columns, row);
  }

  private judgeWhole(found: Map<string, readonly Wrong[]>): void {
    for (const { field, message } of this.failing("blocking")) {
      const id = field ? this.idOf(field) : this.fields.find(({ kind }) => !isLayout(kind))?.id;
      if (id) found.set(id, [{ code: "forms.check", facts: { message } }]);
    }
  }

  private idOf(name: string): string {
    return this.byId.has(name) ? name : (this.byCode.get(name) ?? name);
  }

  private isSent(field: FieldDefinition): boolean {
    if (isLayout(field.kind) || COMPUTED.has(field.kind)) return false;
    const { isShown, isReadonly, access } = this.state(field.id);
    return access === "edit" && !isReadonly && (isShown || field.clear_when_hidden === "keep");
  }

  private wrongsOf(field: FieldDefinition): readonly Wrong[] {
    const { isShown, isRequired, value } = this.state(field.id);
    if (!isShown || !this.isSent(field)) return NONE;
    if (isEmptyAnswer(value)) return isRequired ? [{ code: "forms.required" }] : NONE;
    return checkAnswer(value, field, this.checkContext());
  }

  /** Decides fields anew in the order of their dependence; tells which ones changed. */
  private recompute(dirty: Set<string>): Set<string> {
    const changed = new Set<string>();
    for (const field of this.dependencies.order) {
      if (!dirty.has(field.id)) continue;
      const before = this.states.get(field.id);
      const after = this.decide(field, before);
      if (before && isSameState(before, after)) continue;
      this.states.set(field.id, after);
      changed.add(field.id);
      const read = after.isShown || field.clear_when_hidden === "keep" ? after.value : null;
      this.scope.take(readingsOf(field, read));
      for (const reader of this.dependencies.readers.get(field.id) ?? []) {
        dirty.add(reader);
        this.settledRows.unsettle(reader);
      }
    }
    return changed;
  }

  private decide(field: FieldDefinition, before: FieldState | undefined): FieldState {
    const access = this.setup.access ? (this.setup.access[field.id] ?? "hidden") : "edit";
    const around = this.dependencies.containers.get(field.id) ?? [];
    const isAround = around.every((id) => this.states.get(id)?.isShown !== false);
    const mayBeSeen = isLayout(field.kind) || access !== "hidden";
    return {
      value: this.valueOf(field),
      access,
      isShown: mayBeSeen && isAround && this.scope.holds(field.visible),
      isRequired: field.required === true || (!!field.required_if && this.scope.holds(field.required_if)),
      isReadonly:
        field.readonly === true ||
        COMPUTED.has(field.kind) ||
        (!!field.readonly_if && this.scope.holds(field.readonly_if)),
      wrongs: before?.wrongs ?? NONE,
      held: this.heldOf(field, before?.held ?? NONE_HELD),
    };
  }

  private heldOf(field: FieldDefinition, before: HeldRows): HeldRows {
    if (this.setup.isNew !== false) return NONE_HELD;
    const held = heldRows(field, rowsOf(this.first[field.id]), this.scope);
    return isSameHeld(held, before) ? before : held;
  }

  private valueOf(field: FieldDefinition): Answer {
    const computed = this.computed(field);
    const isNew =
      field.kind === "subtable" || !isSameAnswer(computed ?? null, this.answers[field.id] ?? null);
    if (computed !== undefined && isNew) {
      this.answers = { ...this.answers, [field.id]: computed };
    }
    return this.answers[field.id] ?? null;
  }

  private computed(field: FieldDefinition): Answer | undefined {
    if (field.kind === "formula") return atScale(this.scope.compute(field.expression), field);
    if (field.kind === "rollup" && typeof field.over === "string") return this.rolledUp(field);
    if (field.kind === "subtable") {
      return this.settledRows.computed(field, rowsOf(this.answers[field.id]), this.scope);
    }
    const by = defaultBy(field);
    if (by?.by !== "formula" || this.touched.has(field.id) || this.setup.isNew === false) return undefined;
    return this.scope.compute(by.expression);
  }

  private rolledUp({ over, column, of }: FieldDefinition): Answer | undefined {
    const table = this.byId.get(this.idOf(String(over)));
    const summed = table?.columns?.find(({ id, code }) => id === column || code === column);
    if (!table || (!summed && of !== "count")) return undefined;
    return aggregated(rowsOf(this.answers[table.id]), summed ?? table, of ?? "count");
  }

  private replace(id: string, changes: Partial<FieldState>): void {
    this.states.set(id, { ...this.state(id), ...changes });
  }
}
