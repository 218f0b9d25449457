import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { portalHandlers } from "@/testing/portalFakes";
import { receipt } from "@/testing/portalWorld";
import { renderPortal } from "@/testing/renderPortal";
import { withFakeServer as answerFromFakes, server } from "@/testing/server";

answerFromFakes();
beforeEach(() => server.use(...portalHandlers));

const FORM = "/services/equipment-repair";

/** Answers the server with the given response and remembers what it was sent. */
function takeRequests(answer: () => Response) {
  const taken: unknown[] = [];
  server.use(
    http.post("*/api/v1/portal/requests", async ({ request }) => {
      taken.push(await request.json());
      return answer();
    }),
  );
  return taken;
}

async function fillIn(user: ReturnType<typeof renderPortal>["user"]) {
  await user.type(await screen.findByLabelText("怎么了？"), "3 号注塑机漏油");
  await user.click(screen.getByLabelText("漏油漏水"));
  await user.type(screen.getByLabelText("在哪儿"), "A2 车间");
  await user.click(screen.getByRole("radio", { name: /还能用，但耽误干活/ }));
}

describe("the form of a service", () => {
  test("sends what was filled in and shows the slip with number and next steps", async () => {
    const taken = takeRequests(() => HttpResponse.json(receipt, { status: 201 }));
    const { user } = renderPortal(FORM);

    await fillIn(user);
    await user.click(screen.getByRole("button", { name: "提交" }));

    expect(await screen.findByText("收到了，交给我们")).toBeVisible();
    expect(screen.getByText("SB-20261124-0047")).toBeVisible();
    expect(screen.getByText("您前面还有 4 单")).toBeVisible();
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    expect(taken).toEqual([
      {
        type: "equipment-repair",
        title: "3 号注塑机漏油",
        description: "",
        situation: "slow",
        wished_at: null,
        contact_phone: "",
        answers: { f_fault: "leak", f_place: "A2 车间" },
        attachment_ids: [],
      },
    ]);
  });

  test("says at each field what is missing and sends nothing", async () => {
    const taken = takeRequests(() => HttpResponse.json(receipt, { status: 201 }));
    const { user } = renderPortal(FORM);

    await user.click(await screen.findByRole("button", { name: "提交" }));

    expect(await screen.findAllByText("这里还没填")).toHaveLength(4);
    expect(screen.getByText("有 4 处要再看看，已标出来。")).toBeVisible();
    expect(screen.getByLabelText("怎么了？")).toHaveFocus();
    expect(screen.getByLabelText("怎么了？")).toBeInvalid();
    expect(taken).toEqual([]);
  });

  test("shows a refusal at the field it is about and keeps what was typed", async () => {
    takeRequests(() =>
      HttpResponse.json(
        {
          code: "kernel.invalid",
          message: "Some of what was sent is not right.",
          facts: { problems: [{ path: "answers.f_place", code: "forms.too_long", facts: { most: 3 } }] },
        },
        { status: 422 },
      ),
    );
    const { user } = renderPortal(FORM);

    await fillIn(user);
    await user.click(screen.getByRole("button", { name: "提交" }));

    expect(await screen.findByText("有 1 处要再看看，已标出来。")).toBeVisible();
    expect(screen.getByLabelText("在哪儿")).toBeInvalid();
    expect(screen.getByLabelText("在哪儿")).toHaveValue("A2 车间");
  });

  test("asks a question only when its condition holds", async () => {
    const { user } = renderPortal(FORM);

    await user.click(await screen.findByLabelText("有异响"));
    expect(screen.queryByLabelText(/漏了大约多少/)).not.toBeInTheDocument();

    await user.click(screen.getByLabelText("漏油漏水"));
    expect(screen.getByLabelText(/漏了大约多少/)).toBeVisible();
  });

  test("keeps an unfinished draft on the device until it is sent", async () => {
    const first = renderPortal(FORM);
    await first.user.type(await screen.findByLabelText("怎么了？"), "门关不严");
    expect(await screen.findByText(/草稿已存在这台设备里/)).toBeVisible();
    first.unmount();

    renderPortal(FORM);

    expect(await screen.findByLabelText("怎么了？")).toHaveValue("门关不严");
  });

  test("takes over the words from the search", async () => {
    renderPortal(`${FORM}?title=${encodeURIComponent("打印机卡纸")}`);

    expect(await screen.findByLabelText("怎么了？")).toHaveValue("打印机卡纸");
  });

  test("without a network it waits on the device and goes out when the network is back", async () => {
    const offline = () => HttpResponse.error();
    takeRequests(offline);
    const { user, unmount } = renderPortal(FORM);
    await fillIn(user);
    await user.click(screen.getByRole("button", { name: "提交" }));
    const waiting = await screen.findByText("连上网就送");
    expect(waiting).toBeVisible();
    unmount();

    const taken = takeRequests(() => HttpResponse.json(receipt, { status: 201 }));
    renderPortal("/");

    expect(await screen.findByText("连上网了，SB-20261124-0047 已经送出。")).toBeVisible();
    expect(taken).toHaveLength(1);
    await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes("draft"))).toEqual([]));
  });

  test("sends a photograph at once and takes it along", async () => {
    const taken = takeRequests(() => HttpResponse.json(receipt, { status: 201 }));
    const { user } = renderPortal(FORM);
    await fillIn(user);

    const photos = screen.getByRole("group", { name: /拍给我们看看/ });
    await user.upload(
      within(photos).getByLabelText("加照片或文件"),
      new File(["oil"], "oil.jpg", { type: "image/jpeg" }),
    );
    expect(await within(photos).findByRole("img", { name: "旧密封圈.jpg" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "提交" }));

    await screen.findByText("收到了，交给我们");
    expect(taken).toMatchObject([{ attachment_ids: ["7c0b3f0e-0000-4000-8000-000000000001"] }]);
  });
});
