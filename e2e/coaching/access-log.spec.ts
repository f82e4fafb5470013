import type { Page } from "@playwright/test";
import { openCoachAndMember, openMember, openOwnCoaches, openRoster, ROOM } from "../actions/coach";
import { readTable, section } from "../actions/dashboard";
import { parseCsv, saveCsv } from "../actions/download";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const TARGET = "chapter 4 problems";

test("lists each view and export for the member, and prints without navigation", async ({
  app,
  openBrowser,
}) => {
  const { carl, mara, path, room } = await openCoachAndMember(openBrowser);
  await recordSessions(app, mara, [{ activity: "Study", minutes: 25, target: TARGET, room }]);
  await open(carl.page, path);
  await openRoster(carl.page);
  const { name, content } = await saveCsv(carl.page, carl.page);
  expect(name).toBe(`stint-roster-${room}.csv`);
  const [row] = parseCsv(content);
  expect(row).toMatchObject({ name: "Mara", currentStreak: "1", thisWeekFocusMinutes: "25" });
  expect(content).not.toContain(TARGET);
  await expectPrintsOnlyContent(carl.page);
  await openMember(carl.page, "Mara");
  await expectPrintsOnlyContent(carl.page);
  const sessions = section(carl.page, text("coaching.member.sessions", { room: ROOM }));
  const file = await saveCsv(carl.page, sessions);
  expect(parseCsv(file.content)).toMatchObject([{ activity: "Study", status: "completed" }]);
  expect(file.content).not.toContain(TARGET);

  await openOwnCoaches(mara.page, "Carl");
  const entries = await readTable(section(mara.page, text("coaching.accessLog.title")));
  const kinds = ["export", "page", "register", "row"] as const;
  expect(entries.map(([who, what, where]) => [who, what, where])).toEqual(
    kinds.map((what) => ["Carl", text("coaching.accessLog.whatName", { what }), ROOM]),
  );
  for (const [, , , when] of entries) expect(when).toMatch(/, \d\d:\d\d$/);
});

/** The print layout has no navigation and no controls. */
async function expectPrintsOnlyContent(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  for (const role of ["navigation", "button", "search", "textbox", "searchbox"] as const) {
    await expect(page.getByRole(role), `${role} in print`).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.emulateMedia({ media: "screen" });
}
