import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderRoutes } from "@/testing/render";
import { withFakeServer } from "@/testing/server";
import { routes } from "../routes";

withFakeServer();

test("a kept mail is read as its reader gets it, with its links to press", async () => {
  const { user } = renderRoutes(routes, "/admin/kept-mail");

  await user.click(await screen.findByRole("button", { name: /请您确认：液压站漏油/ }));

  const mail = screen.getByRole("article", { name: "邮件内容" });
  expect(mail).toHaveTextContent("he@example.com");
  expect(within(mail).getByTitle(/请您确认/)).toHaveAttribute("sandbox", "");
  expect(within(mail).getByRole("link")).toHaveAttribute(
    "href",
    "https://help.example.com/portal/confirm/abc",
  );

  await user.click(within(mail).getByRole("radio", { name: "纯文本" }));

  expect(mail).toHaveTextContent("何建军，您好：");
});
