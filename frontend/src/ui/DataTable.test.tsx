import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { DataTable } from "./DataTable";

const table = { label: "人员", columns: [], rows: [], keyOf: () => 0, empty: <p>没有符合条件的人</p> };

test("a list that could not be read does not say that it is empty", () => {
  const { rerender } = render(<DataTable {...table} hasFailed />);

  expect(screen.queryByText("没有符合条件的人")).not.toBeInTheDocument();
  rerender(<DataTable {...table} />);
  expect(screen.getByText("没有符合条件的人")).toBeVisible();
});
