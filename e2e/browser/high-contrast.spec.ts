import type { Locator, Page } from "@playwright/test";
import { open } from "../actions/open";
import { recordSessions } from "../actions/record-sessions";
import { createRoom } from "../actions/room";
import {
  activityChip,
  dismissEnded,
  lengthChip,
  startButton,
  startSession,
  unfold,
} from "../actions/session";
import { expect, test } from "../fixtures/test";

test("draws sessions, days and what is chosen so that they differ from the page in high contrast", async ({
  app,
  openBrowser,
}, info) => {
  const mara = await openBrowser("Mara", { isHighContrast: true });
  const { page } = mara;
  const shoot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  await createRoom(page, "Library", "Mara");
  const room = new URL(page.url()).pathname;
  const slug = room.split("/").at(-1) ?? "";
  await recordSessions(app, mara, [
    { activity: "Study", minutes: 15, room: slug },
    { activity: "Reading", minutes: 25, brokenAt: 10, room: slug },
  ]);

  await open(page);
  await dismissEnded(page);
  await shoot("start form");
  await expectMarksToDiffer(page);
  for (const [part, chosen, other] of [
    ["activity", activityChip(page, "Study"), activityChip(page, "Reading")],
    ["length", lengthChip(page, 25), lengthChip(page, 45)],
  ] as const) {
    await unfold(page, part);
    await chosen.check();
    await unfold(page, part);
    expect(await background(labelOf(chosen))).not.toBe(await background(labelOf(other)));
  }

  // Otherwise the system draws the text on a plate of its own, in the same colour.
  const ownColours = (button: Locator) =>
    button.evaluate((node) => getComputedStyle(node).forcedColorAdjust);
  expect(await ownColours(startButton(page))).toBe("none");

  await startSession(page);
  await shoot("session");
  await expectMarksToDiffer(page);
  for (const path of [room, "/dashboard", "/dashboard/week", `${room}/dashboard`]) {
    await open(page, path);
    await shoot(path.replaceAll("/", " "));
    await expectMarksToDiffer(page);
  }
});

const labelOf = (input: Locator) => input.locator("xpath=..");

const background = (element: Locator) =>
  element.evaluate((node) => getComputedStyle(node).backgroundColor);

/** Every filled or hatched mark of the page has another background than the page. */
async function expectMarksToDiffer(page: Page): Promise<void> {
  const ground = await background(page.locator("body"));
  const marks = await page.locator("main :is(.bg-hue, .hatch, .elapsed)").evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility())
      .map((node) => getComputedStyle(node))
      .map(({ backgroundColor, backgroundImage }) => ({ backgroundColor, backgroundImage })),
  );
  expect(marks.length).toBeGreaterThan(0);
  const invisible = marks.filter(
    ({ backgroundColor, backgroundImage }) =>
      backgroundImage === "none" && backgroundColor === ground,
  );
  expect(invisible).toEqual([]);
}
