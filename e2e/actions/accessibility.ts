import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEIGHT = 800;
const softly = expect.configure({ soft: true });

/** A light desktop and a dark phone: axe checks each color scheme and each layout once. */
const SCREENS = [
  { width: 1280, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
] as const;

interface Part {
  /** Selector of the only part to check. */
  only?: string;
  /** Selector of a part to leave out. */
  except?: string;
}

/**
 * On a desktop and on a phone, axe finds no violation, nothing scrolls horizontally and no column
 * heading breaks inside a word.
 */
export async function expectAccessible(page: Page, what: string, part: Part = {}): Promise<void> {
  for (const { width, colorScheme } of SCREENS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoHorizontalScroll(page, `${what} at ${width} px`);
    await expectWholeWords(page, `${what} at ${width} px`);
    await expectNoViolations(page, `${what}, ${colorScheme}, ${width} px`, part);
  }
}

/** Axe finds no violation in the final colors at the current width and in the current color scheme. */
export async function expectNoViolations(page: Page, what: string, part: Part): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  // Without frames the "legacy" mode finds the same; the default opens a blank page for each result.
  // Listing what passed takes a quarter of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  axe.withTags(RULES).setLegacyMode();
  if (part.only) axe.include(part.only);
  if (part.except) axe.exclude(part.except);
  const { violations } = await axe.analyze();
  const summary = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
  expect.soft(summary, `axe on ${what}`).toEqual([]);
}

export async function expectNoHorizontalScroll(page: Page, what: string): Promise<void> {
  // Charts take a new width only after they have measured it.
  const excess = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await softly
    .poll(excess, { message: `pixels of horizontal scroll: ${what}`, timeout: 5000 })
    .toBeLessThanOrEqual(0);
}

async function expectWholeWords(page: Page, what: string): Promise<void> {
  const broken = await page.locator("thead th").evaluateAll((headings) => {
    const range = document.createRange();
    return headings
      .flatMap((heading) => [...heading.querySelectorAll("*"), heading])
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node instanceof Text)
      .flatMap((node) =>
        [...node.data.matchAll(/[\p{L}\p{N}]+/gu)]
          .filter(({ index, 0: word }) => {
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            return lines.size > 1;
          })
          .map(([word]) => word),
      );
  });
  expect.soft(broken, `words broken in column headings: ${what}`).toEqual([]);
}
