import { expect, type Locator, type Page } from "@playwright/test";
import { text } from "../fixtures/texts";

/** A section of the page by its title. */
export const section = (page: Page, title: string) =>
  page.getByRole("region", { name: title, exact: true });

/** One of the large figures, by its label. */
export const figure = (page: Page, name: string) => figureItem(page, name).locator("dd").first();

/** The comparison of a figure with the previous period. */
export const comparison = (page: Page, name: string) => figureItem(page, name).locator("dd").last();

const figureItem = (page: Page, name: string) =>
  page.locator("dl > div").filter({ has: page.locator("dt").getByText(name, { exact: true }) });

/** Opens the table of a chart if it is closed, and reads its rows. */
export async function readTable(part: Locator): Promise<string[][]> {
  const table = part.getByRole("table");
  if (!(await table.isVisible())) await part.getByText(text("dashboard.table")).click();
  await expect(table).toBeVisible();
  return table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) =>
      // Figures and units are joined by a no-break space; tests write a plain one.
      [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()),
    ),
  );
}

export const periodNav = (page: Page) =>
  page.getByRole("navigation", { name: text("dashboard.periodNav.label"), exact: true });

/** Shows the day, week, month or year that contains the current period. */
export async function showPeriod(page: Page, kind: "day" | "week" | "month" | "year") {
  const link = periodNav(page).getByRole("link", { name: text(`dashboard.periodNav.${kind}`) });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "true");
}

/** Link to the previous or next period. */
export const stepLink = (page: Page, to: "before" | "after") =>
  periodNav(page).getByRole("link", { name: new RegExp(`^${text(`dashboard.periodNav.${to}`)}:`) });

/** Filters the page by one activity; "All" removes the filter. */
export async function filterBy(page: Page, activity: string): Promise<void> {
  const link = activityFilter(page).getByRole("link", { name: activity, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "true");
}

export const activityFilter = (page: Page) =>
  page.getByRole("navigation", { name: text("dashboard.filter.label"), exact: true });
