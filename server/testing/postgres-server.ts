import { readConnectionUrl, withClient } from "@/db/postgres/connection.mjs";

/** Returns the URL of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Creates a database on the server of a URL, as a copy of the template if given. Returns its URL. */
export async function createDatabase(url: string, name: string, template?: string) {
  await runOnServer(url, `create database "${name}" ${template ? `template "${template}"` : ""}`);
  return withDatabase(url, name);
}

/** Drops a database on the server of a URL, and ends its connections. */
export const dropDatabase = (url: string, name: string) =>
  runOnServer(url, `drop database if exists "${name}" with (force)`);

/** Runs one statement on a connection of its own. Returns its rows. */
export const runOnServer = (
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> =>
  withClient(readConnectionUrl(url), async (client) => (await client.query(text, values)).rows);
