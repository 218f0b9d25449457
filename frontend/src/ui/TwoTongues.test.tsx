import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { TwoTongues } from "./TwoTongues";

const LETTER = "您好，".repeat(100);

test("a message may be longer than a name and is kept whole", async () => {
  render(
    <TwoTongues id="letter" label="内容" value={{ "zh-CN": LETTER }} onChange={() => undefined} isLong />,
  );

  const written = await screen.findByDisplayValue(LETTER);

  expect(written.tagName).toBe("TEXTAREA");
  expect(written).toHaveAttribute("maxlength", "4000");
});

test("a name stays on one line", async () => {
  render(<TwoTongues id="name" label="名称" value={{ "zh-CN": "网络组" }} onChange={() => undefined} />);

  expect((await screen.findByDisplayValue("网络组")).tagName).toBe("INPUT");
});
