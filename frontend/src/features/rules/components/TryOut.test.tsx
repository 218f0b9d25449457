import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderPiece } from "@/testing/render";
import { server, withFakeServer } from "@/testing/server";
import { TryOut } from "./TryOut";

const API = "*/api/v1";
const NAMES = { "zh-CN": "发票", en: "Invoices" };

const TRIAL = {
  category: "invoice",
  type: null,
  impact: null,
  urgency: null,
  priority: 1,
  team: "care",
  strategy: "least_open_load",
  classification: {
    by: "keywords",
    rule: null,
    confidence_percent: 100,
    margin_percent: 100,
    scores: [
      {
        key: "invoice",
        category: "invoice",
        score: 6,
        matches: [
          { word: "发票", weight: 3, place: "title", score: 6, negated_by: null },
          { word: "退货", weight: 3, place: "text", score: 0, negated_by: "不用" },
        ],
      },
    ],
  },
  grading: {
    by: "modifier",
    rule: { key: "vip", name: { "zh-CN": "VIP 客户最高优先", en: "VIP first" } },
    impact: 3,
    urgency: 3,
    matrix_priority: 4,
    assumed: ["impact", "urgency"],
  },
  route: { by: "fallback", rule: null },
};

const CATEGORY = {
  id: 1,
  code: "invoice",
  name: NAMES,
  application: "service",
  parent_id: null,
  position: 0,
  is_active: true,
};
const TEAM = {
  id: 4,
  code: "care",
  name: { "zh-CN": "客服组" },
  department_id: 1,
  is_active: true,
  service_desk_of: [],
};

let asked: unknown;

withFakeServer();

function answer(): void {
  server.use(
    http.get(`${API}/categories`, () => HttpResponse.json([CATEGORY])),
    http.get(`${API}/teams`, () => HttpResponse.json([TEAM])),
    http.post(`${API}/rule-sets/trial`, async ({ request }) => {
      asked = await request.json();
      return HttpResponse.json(TRIAL);
    }),
  );
}

async function tryIt() {
  answer();
  const kept: boolean[] = [];
  const keep = async () => kept.push(true) > 0;
  const view = renderPiece(<TryOut application="service" hasDraft isDirty={false} onKeep={keep} />);
  await view.user.click(await screen.findByLabelText("标题"));
  await view.user.paste("要开发票");
  await view.user.click(screen.getByLabelText("描述"));
  await view.user.paste("不用退货");
  await view.user.click(screen.getByRole("switch", { name: "请求人是贵宾" }));
  await view.user.click(screen.getByRole("button", { name: "试" }));
  await screen.findByText("客服组");
  return { kept };
}

test("what would be decided is shown with its reasons", async () => {
  await tryIt();

  expect(screen.getByText(/因为有 发票，把握 100 %/)).toHaveTextContent("“退货”前后有“不用”，不算。");
  expect(screen.getByText("例外“VIP 客户最高优先”成立；矩阵给的是 P4。")).toBeVisible();
  expect(screen.getByText("没有一条成立，走兜底。 给手上最少的人")).toBeVisible();
});

test("words that count are marked and words taken back are struck through", async () => {
  await tryIt();

  const side = within(screen.getByRole("complementary", { name: "试一试" }));

  expect(side.getByText("发票", { selector: "mark" })).toBeVisible();
  expect(side.getByText("退货", { selector: "s" })).toBeVisible();
});

test("the drafts are tried, with what is known of the requester", async () => {
  await tryIt();

  expect(asked).toEqual({
    application: "service",
    title: "要开发票",
    text: "不用退货",
    facts: { "requester.is_vip": true },
    with_drafts: true,
  });
});

test("unsaved changes are kept in the draft before they are tried", async () => {
  answer();
  const kept: boolean[] = [];
  const { user } = renderPiece(
    <TryOut application="service" hasDraft={false} isDirty onKeep={async () => kept.push(true) > 0} />,
  );

  await user.click(await screen.findByLabelText("标题"));
  await user.paste("发票");
  await user.click(screen.getByRole("button", { name: "保存草稿并试" }));
  await screen.findByText("客服组");

  expect(kept).toEqual([true]);
});
