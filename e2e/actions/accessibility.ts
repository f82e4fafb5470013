import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

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
  expect.soft(await runAxe(page, part), `axe on ${what}`).toEqual([]);
}

/** Runs axe in the page, which keeps it for the next run. Lists only violations, which is quicker. */
async function runAxe(page: Page, { only, except }: Part) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const parts = { include: only ?? "html", exclude: except ?? [] };
  return page.evaluate(
    async ([context, tags]) => {
      const { violations } = await window.axe.run(context, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => ({
        id,
        at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
      }));
    },
    [parts, RULES] as const,
  );
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
