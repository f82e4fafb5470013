import { expect, type Locator, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";

/** A part of the page by the question it answers. */
export const section = (page: Page, title: string) =>
  page.getByRole("region", { name: title, exact: true });

/** One of the large figures, by what stands under it. */
export const figure = (page: Page, name: string) => figureOf(page, name).locator("dd").first();

/** What the figure is set beside: the span before. */
export const beside = (page: Page, name: string) => figureOf(page, name).locator("dd").last();

const figureOf = (page: Page, name: string) =>
  page.locator("dl > div").filter({ has: page.locator("dt").getByText(name, { exact: true }) });

/** Opens the table under a drawing, where it is closed, and reads its rows. */
export async function readTable(part: Locator): Promise<string[][]> {
  const table = part.getByRole("table");
  if (!(await table.isVisible())) await part.getByText(text("dashboard.table")).click();
  await expect(table).toBeVisible();
  return table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) =>
      [...row.children].map((cell) => {
        // On a phone a cell begins with the name of its column.
        const shown = cell.querySelector(":scope > :not([aria-hidden])") ?? cell;
        // The space between a figure and its unit does not break; stories write a plain one.
        return shown.textContent.replace(/\s+/g, " ").trim();
      }),
    ),
  );
}

export const ranges = (page: Page) =>
  page.getByRole("navigation", { name: text("dashboard.range.label"), exact: true });

/** Shows the day, week, month or year around the days that are shown. */
export async function showThe(page: Page, kind: "day" | "week" | "month" | "year") {
  const link = ranges(page).getByRole("link", { name: text(`dashboard.range.${kind}`) });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "true");
}

/** Goes one span back or on. */
export const stepLink = (page: Page, to: "before" | "after") =>
  ranges(page).getByRole("link", { name: new RegExp(`^${text(`dashboard.range.${to}`)}:`) });

/** Lets one activity filter everything; "All" takes the filter off. */
export async function filterBy(page: Page, activity: string): Promise<void> {
  const link = filters(page).getByRole("link", { name: activity, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "true");
}

export const filters = (page: Page) =>
  page.getByRole("navigation", { name: text("dashboard.filter.label"), exact: true });
