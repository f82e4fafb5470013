import { expect, type Page } from "@playwright/test";
import { DEFAULT_ACTIVITIES } from "../../domain/focus-session/default-activities";
import type { Person } from "../fixtures/person";
import { expectNoSidewaysScroll } from "./accessibility";
import { open } from "./open";

/**
 * What is not a message: names of activities, devices, zones, months and weekdays, and what joins a
 * list.
 */
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

/** From the next page on every message comes with doubled, accented vowels, right to left. */
export const speakPseudo = ({ context, page }: Person) =>
  context.addCookies([{ name: "stint-locale", value: "en-XB", url: new URL(page.url()).origin }]);

/** The page stands from right to left, scrolls nowhere sideways and has nothing untranslated. */
export async function seePseudo(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectNoSidewaysScroll(page, `${path} from right to left`);
  expect.soft(await strayTexts(page), `${path}: texts that are no messages`).toEqual([]);
}

/** Texts and names on the page that do not come from the messages, or come without them. */
async function strayTexts(page: Page): Promise<string[]> {
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
