import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import Papa from "papaparse";
import { text } from "../fixtures/texts";

/** Follows a download link and returns the file's name and text. */
export async function saveFile(
  page: Page,
  link: Locator,
): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const content = await readFile(await download.path(), "utf8");
  return { name: download.suggestedFilename(), content };
}

/** Saves the CSV file of a page or of one of its sections, from its menu. */
export async function saveCsv(
  page: Page,
  part: Page | Locator,
): Promise<{ name: string; content: string }> {
  await part.getByRole("button", { name: /^More/ }).first().click();
  return saveFile(page, page.getByRole("menuitem", { name: text("shell.downloadAs", CSV) }));
}

const CSV = { format: "CSV" };

/** The rows of a CSV file, each by column name. */
export function parseCsv(csv: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
