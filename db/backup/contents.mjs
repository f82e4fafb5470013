import { listKeptTables, listMigrations } from "./migrations.mjs";
import { quote } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** @type {[table: string, one: string, many: string][]} */
const NAMED = [
  ["user", "person", "people"],
  ["focus_session", "session", "sessions"],
  ["room", "room", "rooms"],
];

/**
 * E.g. "8 people, 1 room"; empty when there are no rows at all.
 *
 * @param {Record<string, number>} counts rows by table
 */
export function describeCounts(counts) {
  const named = NAMED.map(([table, one, many]) => {
    const count = counts[table] ?? 0;
    return count > 0 && `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  }).filter((text) => text !== false);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (named.length > 0 || rows === 0) return named.join(", ");
  return `${rows.toLocaleString("en")} rows`;
}

/**
 * The rows in each of Stint's tables that the database has.
 *
 * @param {Session} session
 * @returns {Promise<Record<string, number>>}
 */
export async function countRows(session) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const table of listKeptTables(listMigrations())) {
    const name = `public.${quote(table)}`;
    const [found] = await session.query("select to_regclass($1)::text as name", [name]);
    if (!found?.name) continue;
    const [row] = await session.query(`select count(*)::text as rows from ${name}`);
    counts[table] = Number(row?.rows);
  }
  return counts;
}

/**
 * The number of rows of a table and a sum of their hashes: equal for equal rows in any order, on any
 * server.
 *
 * @param {Session} session
 * @param {string} table
 */
export async function computeFingerprint(session, table) {
  const [row] = await session.query(`select count(*)::text || ' ' || coalesce(sum(
      ('x' || left(md5(row_to_json(r)::text), 15))::bit(60)::bigint::numeric), 0)::text as fingerprint
    from public.${quote(table)} r`);
  return String(row?.fingerprint);
}
