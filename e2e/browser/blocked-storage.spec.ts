import { open } from "../actions/open";
import { createRoomOnPage } from "../actions/room";
import { expectCompleted, startButton, startSession } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("says that cookies are needed when the browser blocks them", async ({ openBrowser }) => {
  const mara = await openBrowser("Mara");
  mara.allowErrors(/\b403\b/);
  // Without its cookies, a sign-in looks to the server as if the browser had blocked them.
  await mara.context.route("**/api/auth/callback/**", async (route) => {
    await mara.context.clearCookies();
    await route.continue();
  });
  await open(mara.page);
  await startButton(mara.page).click();
  await expect(mara.page.getByText(text("reasons.cookies_required"))).toBeVisible();

  await open(mara.page, "/sign-in");
  await mara.page.getByLabel(text("signIn.email")).fill("mara@example.org");
  await mara.page.getByLabel(text("signIn.password")).fill("a long password");
  await mara.page.getByRole("button", { name: text("signIn.signIn") }).click();
  await expect(mara.page.getByText(text("reasons.cookies_required"))).toBeVisible();
});

test("works while the browser blocks its storage, locks and channels", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  await mara.context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(window, "BroadcastChannel", { value: refuse });
    LockManager.prototype.request = async () => refuse();
  });
  await createRoomOnPage(mara.page, "Library", "Mara");
  await open(mara.page);
  await startSession(mara.page, { activity: "Study", minutes: 25, room: "Library" });
  await app.advance({ minutes: 25 });
  await expectCompleted(mara.page, 25);
  await open(mara.page, "/dashboard");
});
