import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import Papa from "papaparse";

/** Follows a download link; answers the saved file's name and text. */
export async function save(page: Page, link: Locator): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const content = await readFile(await download.path(), "utf8");
  return { name: download.suggestedFilename(), content };
}

/** The rows of a CSV file by column, as a spreadsheet would read them. */
export function rowsOf(csv: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
