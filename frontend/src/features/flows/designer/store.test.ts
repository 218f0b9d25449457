import { describe, expect, test } from "vitest";
import { copied, stepsInText } from "./clipboard";
import { everyStep, locate, type ProcessContent, precedes, type Step, stepOf } from "./content";
import { differenceOf, isSameContent, merged } from "./difference";
import { problemsAtOnce } from "./immediate";
import { layoutOf } from "./layout";
import { makeProcessStore } from "./store";

const step = (key: string, kind = "handling", more: object = {}): Step => ({
  key,
  kind,
  name: { "zh-CN": key },
  ...(kind === "handling" ? { handlers: [{ kind: "assignee" }] } : {}),
  ...more,
});

const begun = (): ProcessContent => ({
  format: 1,
  steps: [
    step("start", "start"),
    step("assess"),
    step("cost", "exclusive", {
      branches: [
        {
          key: "large",
          when: { op: "=", args: [{ field: "priority" }, { value: 1 }] },
          steps: [step("heads")],
        },
        { key: "other", is_default: true, steps: [] },
      ],
    }),
    step("repair"),
    step("end", "end"),
  ],
});

const keys = ({ content }: { content: ProcessContent }) => everyStep(content).map((one) => one.step.key);

describe("steps", () => {
  test("a step is added behind what is chosen, on a branch too, and the end stays last", () => {
    const store = makeProcessStore(begun());

    store.add([step("first")]);
    store.select(["cost/other"]);
    store.add([step("stock")]);

    expect(keys(store.get())).toEqual([
      "start",
      "assess",
      "cost",
      "heads",
      "stock",
      "repair",
      "first",
      "end",
    ]);
    expect(store.get().selection).toEqual(["stock"]);
    expect(store.get().said?.word).toBe("add");
  });

  test("nothing comes before the start, which is neither moved nor removed", () => {
    const store = makeProcessStore(begun());

    store.add([step("early")], { into: null, index: 0 });
    store.remove(["start"]);
    store.move(["start"], { into: null, index: 3 });

    expect(keys(store.get()).slice(0, 2)).toEqual(["start", "early"]);
  });

  test("a step goes into the split beside it, through it, and out again", () => {
    const store = makeProcessStore(begun());
    store.select(["repair"]);

    store.step(-1);
    const inside = locate(store.get().content, "repair");
    store.step(-1);
    store.step(-1);

    expect(inside).toMatchObject({ into: { split: "cost", branch: "large" }, index: 1 });
    expect(locate(store.get().content, "repair")).toMatchObject({ into: null, index: 2 });
  });

  test("nothing is moved into itself", () => {
    const store = makeProcessStore(begun());
    const before = store.get().content;

    store.move(["cost"], { into: { split: "cost", branch: "other" }, index: 0 });

    expect(store.get().content).toBe(before);
  });

  test("removing chooses the neighbor, undo brings everything back", () => {
    const store = makeProcessStore(begun());
    store.select(["cost"]);

    store.remove();
    const after = keys(store.get());
    const chosen = store.get().selection;
    store.undo();

    expect(after).toEqual(["start", "assess", "repair", "end"]);
    expect(chosen).toEqual(["repair"]);
    expect(store.get().content).toEqual(begun());
  });
});

describe("branches", () => {
  test("a new branch comes before the default, two always stay", () => {
    const store = makeProcessStore(begun());

    store.addBranch("cost");
    store.remove(["cost/other"]);
    store.remove(["cost/large"]);

    const branches = stepOf(store.get().content, "cost")?.branches ?? [];
    expect(branches).toHaveLength(2);
    expect(branches.filter((branch) => branch.is_default)).toHaveLength(1);
  });

  test("a branch is moved sideways and copied with all on it", () => {
    const store = makeProcessStore(begun());
    store.select(["cost/large"]);

    store.step(1);
    store.duplicate();

    const branches = stepOf(store.get().content, "cost")?.branches ?? [];
    expect(branches.map(({ key }) => key)).toEqual(["b3", "other", "large"]);
    expect(branches[0]?.steps?.[0]).toMatchObject({ kind: "handling", name: { "zh-CN": "heads" } });
    expect(branches[0]?.steps?.[0]?.key).not.toBe("heads");
  });

  test("making another the default takes it from who had it", () => {
    const store = makeProcessStore(begun());

    store.setBranch({ split: "cost", branch: "large" }, { is_default: true, when: undefined });

    const branches = stepOf(store.get().content, "cost")?.branches ?? [];
    expect(branches.map(({ is_default }) => is_default === true)).toEqual([true, false]);
    expect(branches[0]).not.toHaveProperty("when");
  });
});

test("what is copied has keys of its own, and speaks of its own steps", () => {
  const again = step("check", "approval", { on_reject: "return", return_to: "assess" });
  const content = { ...begun(), steps: [step("start", "start"), step("assess"), again, step("end", "end")] };
  const store = makeProcessStore(content);

  store.paste(stepsInText(copied(content, ["assess", "check"])) ?? []);

  const [, , , one, other] = store.get().content.steps;
  expect(one?.name).toEqual({ "zh-CN": "assess" });
  expect(other?.return_to).toBe(one?.key);
  expect(one?.key).not.toBe("assess");
});

test("a text about something else is no steps", () => {
  expect(stepsInText("hello")).toBeNull();
  expect(stepsInText('{"gongdan-steps":1,"steps":[{"no":"key"}]}')).toBeNull();
});

test("what lies before on every road precedes", () => {
  const content = begun();

  expect(precedes(content, "assess", "heads")).toBe(true);
  expect(precedes(content, "heads", "repair")).toBe(false);
  expect(precedes(content, "repair", "assess")).toBe(false);
});

describe("at once", () => {
  const codes = (content: ProcessContent) =>
    problemsAtOnce(content).map(({ code, path }) => `${path} ${code}`);

  test("a sound process has nothing wrong", () => {
    expect(codes(begun())).toEqual([]);
  });

  test("what is missing is named with its step", () => {
    const wrong: ProcessContent = {
      format: 1,
      steps: [
        step("start", "start"),
        { key: "bare", kind: "approval", on_reject: "return" },
        step("cost", "exclusive", { branches: [{ key: "a", steps: [] }] }),
      ],
    };

    expect(codes(wrong)).toEqual([
      "bare.name flows.name_missing",
      "bare.handlers flows.handlers_missing",
      "bare.return_to flows.return_to_wrong",
      "cost.branches flows.too_few_branches",
      "cost.branches flows.default_missing",
      "cost.branches.0.when flows.condition_missing",
      "process flows.end_missing",
    ]);
  });

  test("nothing is reached behind an end", () => {
    const content = begun();

    expect(codes({ ...content, steps: [...content.steps, step("late")] })).toEqual([
      "late flows.unreachable",
    ]);
  });
});

describe("drawing", () => {
  const shape = (content: ProcessContent, id: string, folded: string[] = []) =>
    layoutOf(content, new Set(folded)).shapes.find((one) => one.id === id);

  test("branches stand side by side, what follows below all of them", () => {
    const [heads, other, repair] = ["heads", "cost/other", "repair"].map((id) => shape(begun(), id));

    expect((heads?.left ?? 0) + (heads?.width ?? 0)).toBeLessThan(other?.left ?? 0);
    expect(repair?.top).toBeGreaterThan((heads?.top ?? 0) + (heads?.height ?? 0));
  });

  test("no two cards cover each other", () => {
    const cards = layoutOf(begun()).shapes;
    const overlaps = cards.flatMap((one, index) =>
      cards
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.left + other.width &&
            other.left < one.left + one.width &&
            one.top < other.top + other.height &&
            other.top < one.top + one.height,
        )
        .map((other) => `${one.id} ${other.id}`),
    );

    expect(overlaps).toEqual([]);
  });

  test("a folded split hides what is in it", () => {
    expect(shape(begun(), "heads", ["cost"])).toBeUndefined();
    expect(shape(begun(), "cost", ["cost"])).toMatchObject({ look: "card", isFolded: true });
  });

  test("there is a place to add before every step but the first, and on every branch", () => {
    const slots = layoutOf(begun()).slots.map(({ id }) => id);

    expect(slots).toEqual([":1", ":2", "cost/large:0", "cost/large:1", "cost/other:0", ":3", ":4"]);
  });
});

describe("difference", () => {
  test("added, removed, moved and changed steps are told apart", () => {
    const store = makeProcessStore(begun());
    store.add([step("stock")], { into: { split: "cost", branch: "other" }, index: 0 });
    store.set("assess", { limit_minutes: 60 });
    store.move(["repair"], { into: null, index: 1 });
    store.remove(["heads"]);

    const changes = differenceOf(begun(), store.get().content);

    expect(changes.map(({ what, step: { key } }) => `${what} ${key}`).sort()).toEqual([
      "added stock",
      "changed assess",
      "moved repair",
      "removed heads",
    ]);
    expect(changes.find(({ what }) => what === "changed")?.settings).toEqual([
      { setting: "limit_minutes", before: undefined, after: 60 },
    ]);
  });

  test("a picture of both still has what is gone, at its place", () => {
    const store = makeProcessStore(begun());
    store.remove(["heads"]);
    store.remove(["assess"]);

    expect(keys({ content: merged(begun(), store.get().content) })).toEqual([
      "start",
      "assess",
      "cost",
      "heads",
      "repair",
      "end",
    ]);
  });

  test("what is not said and what is empty are the same", () => {
    const said = { ...begun(), cases: [] };

    expect(isSameContent(begun(), said)).toBe(true);
  });
});
