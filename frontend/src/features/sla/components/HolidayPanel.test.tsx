import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { HolidayPanel } from "./HolidayPanel";

withFakeServer();

const day = { day: "2027-02-06", kind: "makeup", name: { "zh-CN": "春节" }, weekday: 5 };
const change = { year: 2027, is_new: true, added: 1, removed: 0, changed: 0 };
const wrong = { path: "line.2", code: "sla.holiday_kind_unknown", facts: { line: 2, text: "party" } };

function answering(problems: object[]) {
  server.use(
    http.post("*/api/v1/calendars/office/holiday-trials", () =>
      HttpResponse.json({
        preview: { form: "csv", days: [day], years: [change], problems },
        moves: { clocks: 4, moved: 3, items: [] },
      }),
    ),
  );
}

test("the server says what a file would change, and nothing is taken while a line is wrong", async () => {
  answering([wrong]);
  const { user } = renderPiece(<HolidayPanel code="office" year={2027} onClose={vi.fn()} />);

  await user.click(await screen.findByLabelText("节假日"));
  await user.paste("2027-02-06,补班,春节,5\n2027-03-01,party,x");

  expect(
    await screen.findByText("第 2 行不知道是放假还是补班：party", {}, { timeout: 10_000 }),
  ).toBeVisible();
  expect(screen.getByText("春节 · 照周五")).toBeVisible();
  expect(screen.getByText(/3 个未完成的时限会变/)).toBeVisible();
  expect(screen.getByRole("button", { name: "导入 1 天" })).toBeDisabled();
}, 60_000);
