import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import type { Matrix } from "../content";
import { MatrixEditor } from "./MatrixEditor";

const USUAL: Matrix = {
  "1": { "1": 1, "2": 2, "3": 3 },
  "2": { "1": 2, "2": 3, "3": 4 },
  "3": { "1": 3, "2": 4, "3": 4 },
};

function Edited() {
  const [matrix, setMatrix] = useState(USUAL);
  return <MatrixEditor matrix={matrix} published={USUAL} onChange={setMatrix} />;
}

test("a press on a cell goes on to the next priority, and after P4 begins again", async () => {
  const { user } = renderPiece(<Edited />);
  const cell = await screen.findByRole("button", { name: "影响小、较急: P4" });

  await user.click(cell);

  expect(cell).toHaveAccessibleName("影响小、较急: P1, 和现行的不同");
});

test("a cell that is back where it was is no longer marked as changed", async () => {
  const { user } = renderPiece(<Edited />);
  const cell = await screen.findByRole("button", { name: "影响大、很急: P1" });

  await user.click(cell);
  await user.click(cell);
  await user.click(cell);
  await user.click(cell);

  expect(cell).toHaveAccessibleName("影响大、很急: P1");
});

test("the nine cells stand in the order of impact and urgency", async () => {
  renderPiece(<Edited />);
  await screen.findByRole("table", { name: "优先级矩阵" });

  const marks = screen.getAllByRole("button").map((cell) => cell.textContent);

  expect(marks).toEqual(["P1", "P2", "P3", "P2", "P3", "P4", "P3", "P4", "P4"]);
});
