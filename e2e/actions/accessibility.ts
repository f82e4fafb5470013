import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEIGHT = 800;

/** A desk in light colours and a phone in dark ones: axe sees each ground and each layout once. */
const SCREENS = [
  { width: 1280, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
] as const;

interface Part {
  /** Selector of the only part to look at. */
  only?: string;
  /** Selector of a part to leave out. */
  except?: string;
}

/** Axe finds no fault and nothing scrolls sideways, on a desk and on a phone. */
export async function expectSound(page: Page, what: string, part: Part = {}): Promise<void> {
  for (const { width, colorScheme } of SCREENS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoSidewaysScroll(page, `${what} at ${width} px`);
    await expectNoFault(page, `${what}, ${colorScheme}, ${width} px`, part);
  }
}

/** No fault for axe, on the ground and at the width that the page has. */
export async function expectNoFault(page: Page, what: string, part: Part): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  if (part.only) axe.include(part.only);
  if (part.except) axe.exclude(part.except);
  const { violations } = await axe.analyze();
  const faults = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
  expect.soft(faults, `axe on ${what}`).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect.soft(tooWide, `pixels to scroll sideways: ${what}`).toBeLessThanOrEqual(0);
}
