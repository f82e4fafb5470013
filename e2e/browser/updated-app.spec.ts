import { open, waitUntilInteractive } from "../actions/open";
import { targetField } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("keeps what was typed when an update has removed a part of the app, and over the reload", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  mara.allowErrors(/\b404\b/);
  await open(page);
  const target = await targetField(page);
  await target.fill("chapter 4 problems");
  const isRemoved = "**/_next/static/**";
  await page.route(isRemoved, (route) => route.fulfill({ status: 404 }));
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByText(text("error.part.text"))).toBeVisible();
  await expect(target).toHaveValue("chapter 4 problems");

  await page.unroute(isRemoved);
  await page.getByRole("button", { name: text("error.part.reload") }).click();
  await expect(page.getByText(text("error.part.text"))).toBeHidden();
  await waitUntilInteractive(page);
  await expect(target).toHaveValue("chapter 4 problems");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: text("shell.palette.title") })).toBeVisible();
});

test("does not carry what was typed to another page or another visit", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  const target = await targetField(page);
  await target.fill("chapter 4 problems");
  await open(page, "/sign-in");
  await expect(page.getByLabel(text("signIn.email"))).toHaveValue("");
  await open(page);
  await expect(await targetField(page)).toHaveValue("");
});
