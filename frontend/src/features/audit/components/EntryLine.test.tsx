import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
import type { Entry } from "../api";
import { EntryLine } from "./EntryLine";

withFakeServer();

const entry: Entry = {
  id: 9,
  at: "2026-11-23T04:00:00Z",
  event: "workorders.paused",
  actor: { kind: "person", id: 11, name: "何志远" },
  subject_kind: "work_order",
  subject_id: 5,
  facts: { reason: "parts", note: "等密封圈", until: null, step_key: "repair", is_trial: false },
  seq: 3,
  hash: "ab12",
};

function show(changed: Partial<Entry> = {}) {
  return renderPiece(
    <ul>
      <EntryLine entry={{ ...entry, ...changed }} onActor={() => {}} onSubject={() => {}} />
    </ul>,
  );
}

test("what happened is said in words, and nothing that only programs read", async () => {
  show();

  expect(await screen.findByText("原因 等备件 · 备注 等密封圈 · 试算 否")).toBeVisible();
  expect(screen.queryByText(/repair|step_key/)).toBeNull();
});

test("a change says what it was and what it is now, by its name for people", async () => {
  show({
    event: "accounts.person_changed",
    facts: { changes: { phone: ["", "139 0000 4321"], department_id: [1, 2] } },
  });

  expect(await screen.findByText("电话 无 → 139 0000 4321")).toBeVisible();
});

test("a change of status is said by the names of the statuses", async () => {
  show({
    event: "workorders.status_changed",
    facts: { before: "new", after: "in_progress", why: "accepted" },
  });

  expect(await screen.findByText(/变为 待派单 → 处理中/)).toBeVisible();
});

test("pressed open it shows everything as it is kept", async () => {
  const { user } = show();

  await user.click(await screen.findByRole("button", { name: "详情" }));

  const kept = screen.getByText("原始记录").nextElementSibling as HTMLElement;
  expect(within(kept).getByText("step_key")).toBeVisible();
  expect(kept).toHaveTextContent("until null");
});
