import { expect, type Page } from "@playwright/test";
import { DEFAULT_ACTIVITIES } from "../../domain/focus-session/default-activities";
import type { Person } from "../fixtures/person";
import { expectNoHorizontalScroll } from "./accessibility";
import { open } from "./open";

/** Texts that are not messages: activities, devices, zones, months, weekdays and list separators. */
const DATA = new RegExp(
  [
    ...DEFAULT_ACTIVITIES.map(({ name }) => name),
    "Chrome",
    "Linux",
    "Europe/Berlin",
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun",
    ", and |, or | and | or ",
  ].join("|"),
  "g",
);

/** From the next page on, messages have doubled, accented vowels and run right to left. */
export const setPseudoLocale = ({ context, page }: Person) =>
  context.addCookies([{ name: "stint-locale", value: "en-XB", url: new URL(page.url()).origin }]);

/** The page runs right to left, does not scroll horizontally and has no untranslated text. */
export async function expectRightToLeft(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectNoHorizontalScroll(page, `${path} from right to left`);
  expect
    .soft(await findUntranslatedTexts(page), `${path}: texts that are not messages`)
    .toEqual([]);
}

/** Texts and accessible names with plain vowels, which messages in this locale never have. */
async function findUntranslatedTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest("script, style, noscript")) found.push(textContent ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      for (const element of document.body.querySelectorAll(`[${name}]`)) {
        found.push(element.getAttribute(name) ?? "");
      }
    }
    return found;
  });
  return texts.filter((text) => /[aeiou]/.test(text.replaceAll(DATA, "")));
}
