import {
  claimAccount,
  expectDeviceSignedOut,
  newCredentials,
  signIn,
  signOut,
} from "../actions/account";
import { createGuest } from "../actions/record-sessions";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("signs the other devices out when the password changes, and accepts the new one", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone");
  const old = newCredentials();
  const fresh = { ...old, password: "another long secret" };
  await createGuest(desk);
  await claimAccount(desk.page, old);
  await signIn(phone.page, old);

  const { page } = desk;
  desk.allowErrors(/\b403\b/);
  phone.allowErrors(/\b401\b/);
  await page.getByText(text("account.password.change")).click();
  const [current, next] = [
    page.getByLabel(text("account.password.current")),
    page.getByLabel(text("account.password.next")),
  ];
  const save = page.getByRole("button", { name: text("account.password.save") });
  await current.fill("not the one");
  await next.fill(fresh.password);
  await save.click();
  await expect(page.getByText(text("reasons.wrong_password"))).toBeVisible();
  await current.fill(old.password);
  await save.click();
  await expect(page.getByText(text("account.password.changed"))).toBeVisible();
  await expectDeviceSignedOut(phone.page);

  await signOut(page);
  await signIn(page, fresh);
});
