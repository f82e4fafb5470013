import type { Page } from "@playwright/test";
import { breakSession } from "../actions/end-early";
import { open } from "../actions/open";
import { openRoomStartForm, seatRow, shareRoom } from "../actions/room";
import { dismissEnded, expectRunning, startSession } from "../actions/session";
import { translatePage } from "../actions/translate";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

for (const how of ["replaces", "goes around"] as const) {
  test(`stays right on a page whose translator ${how} the texts`, async ({ openBrowser }) => {
    const mara = await openBrowser("Mara");
    const ben = await openBrowser("Ben");
    await shareRoom(mara, ben, "Library");
    const translated = mara.page;
    const plain = await mara.newTab();
    await open(plain, new URL(translated.url()).pathname);
    await translatePage(translated, how);
    await expectSameText(translated, plain);

    await openRoomStartForm(ben.page);
    await startSession(ben.page, { activity: "Study", target: "chapter 4" });
    await expect(seatRow(translated, "Ben")).toContainText("chapter 4");
    await expectSameText(translated, plain);
    await breakSession(ben.page, { reason: "phone" });
    await expect(translated.getByText(text("room.focusing", { count: 0 }))).toBeVisible();
    await expectSameText(translated, plain);

    await openRoomStartForm(translated);
    await translatePage(translated, how);
    await startSession(translated, { activity: "Reading", target: "page 80" });
    await open(plain);
    await expectRunning(plain, "Reading");
    await breakSession(translated);
    await expectSameText(translated, plain);
    await dismissEnded(translated);
    // The rooms below the start form are read again when a tab becomes visible.
    for (const tab of [translated, plain]) {
      await tab.evaluate(() =>
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
      );
    }
    await expectSameText(translated, plain);
    expect(await translated.locator("main font").count()).toBeGreaterThan(0);
  });
}

/** The translated page shows the same text as a page of the same person that is not translated. */
async function expectSameText(translated: Page, plain: Page): Promise<void> {
  await expect(async () => {
    const [shown, right] = [await mainText(translated), await mainText(plain)];
    expect(shown).toBe(right);
  }).toPass({ timeout: 90_000 });
}

const mainText = (page: Page) => page.getByRole("main").textContent();
