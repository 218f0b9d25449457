import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { QuietHoursPanel } from "./QuietHoursPanel";

withFakeServer();

const PLACE = "*/api/v1/inbox/quiet-hours";
const MINE = { is_on: false, starts: "22:00", ends: "07:00", lets_urgent: true, digest_at: null };

test("quiet hours are read back in plain words and kept as they were set", async () => {
  const kept = vi.fn();
  const onClose = vi.fn();
  server.use(
    http.get(PLACE, () => HttpResponse.json({ ...MINE, is_own: true, waiting: 2 })),
    http.put(PLACE, async ({ request }) => {
      kept(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = renderPiece(<QuietHoursPanel onClose={onClose} />);

  expect(await screen.findByText("时限提醒随时发。", {}, { timeout: 10_000 })).toBeVisible();
  expect(screen.getByText("现在有 2 条在等。")).toBeVisible();
  await user.click(screen.getByRole("switch", { name: /免打扰时段/ }));
  expect(screen.getByText(/22:00 到 07:00 之间的提醒等到 07:00/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "保存" }));

  await vi.waitFor(() => expect(onClose).toHaveBeenCalled(), { timeout: 10_000 });
  expect(kept).toHaveBeenCalledWith({ ...MINE, is_on: true });
}, 60_000);
