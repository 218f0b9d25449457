import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderRoutes } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
import { paperRoutes } from "../routes";

withFakeServer();

const ADDRESS = "/work-orders/FM-20261123-0017/print";

test("the paper says who, what and everything that was filled in", async () => {
  renderRoutes(paperRoutes, ADDRESS);

  const paper = await screen.findByRole("main", { name: "打印稿" });
  expect(within(paper).getByRole("heading", { level: 1 })).toHaveTextContent("3 号注塑机油温过高");
  expect(within(paper).getByRole("region", { name: "基本信息" })).toHaveTextContent(/请求人何建军/);
  expect(within(paper).getByRole("region", { name: "填写内容" })).toHaveTextContent("IM-03 注塑机 280T");
  expect(within(paper).getByRole("region", { name: "工时与备件" })).toHaveTextContent("合计4:30¥2,220.00");
  expect(within(paper).getByRole("region", { name: "对话和经过" })).toHaveTextContent(
    "今晚 20:00 的夜班能不能开机",
  );
});

test("a skipped stage shows by whom and why, a late one by how much", async () => {
  renderRoutes(paperRoutes, ADDRESS);

  const stages = await screen.findByRole("region", { name: "阶段" });

  expect(within(stages).getByRole("row", { name: /技术评估/ })).toHaveTextContent("2:252:00超 0:25");
  expect(stages).toHaveTextContent("林致远");
  expect(stages).toHaveTextContent("柜子里有现成的");
  expect(within(stages).getByRole("row", { name: /现场维修 ×2/ })).toHaveTextContent("进行中");
});

test("the button prints", async () => {
  const printing = vi.spyOn(window, "print").mockReturnValue();
  const { user } = renderRoutes(paperRoutes, ADDRESS);
  await screen.findByRole("main", { name: "打印稿" });

  await user.click(screen.getByRole("button", { name: "打印" }));

  expect(printing).toHaveBeenCalledOnce();
});
