import { readFileSync } from "node:fs";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { MIGRATIONS_FOLDER } from "../migrations-folder.mjs";
import { quote } from "./session.mjs";

/**
 * @typedef {import("drizzle-orm/migrator").MigrationMeta} Migration
 * @typedef {import("./session.mjs").Session} Session
 */

/** Where Drizzle records the migrations that it has applied. */
const APPLIED = "drizzle.__drizzle_migrations";

/** Tables whose rows are not worth keeping: a cache, open streams, and counted attempts. */
const LEFT_OUT = ["packed_month", "presence", "rate_limit"];

/** Version of this program. */
export const PROGRAM = /** @type {{ version: string }} */ (
  JSON.parse(readFileSync("package.json", "utf8"))
).version;

/** @type {Migration[] | undefined} */
let known;

/** The migrations of this program, oldest first. */
export function listMigrations() {
  known ??= readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  return known;
}

/**
 * The tables that exist after some migrations. The catalog alone cannot tell: other programs may have
 * tables in the same schema.
 *
 * @param {Migration[]} migrations
 */
export function listTables(migrations) {
  /** @type {Set<string>} */
  const tables = new Set();
  const changes =
    /^\s*(?:create table "(\w+)"|alter table "(\w+)" rename to "(\w+)"|drop table "(\w+)")/gim;
  for (const statement of migrations.flatMap(({ sql }) => sql)) {
    for (const [, created, from, to, dropped] of statement.matchAll(changes)) {
      for (const gone of [from, dropped]) if (gone) tables.delete(gone);
      for (const added of [created, to]) if (added) tables.add(added);
    }
  }
  return [...tables].sort();
}

/**
 * The tables that a backup contains.
 *
 * @param {Migration[]} migrations
 */
export const listKeptTables = (migrations) =>
  listTables(migrations).filter((table) => !LEFT_OUT.includes(table));

/**
 * The times of the migrations that a database has; empty when Stint has never used it.
 *
 * @param {Session} session
 */
export async function readApplied(session) {
  const [found] = await session.query(`select to_regclass('${APPLIED}')::text as name`);
  if (!found?.name) return [];
  const rows = await session.query(`select created_at::text as at from ${APPLIED} order by id`);
  return rows.map(({ at }) => Number(at));
}

/**
 * This program's migrations with these times; null when it does not know one of them or has another
 * between them.
 *
 * @param {number[]} times
 */
export function findMigrations(times) {
  const first = listMigrations().slice(0, times.length);
  const isKnown =
    first.length === times.length && first.every((m, i) => m.folderMillis === times[i]);
  return isKnown ? first : null;
}

/**
 * Applies migrations within the current transaction and records them as Drizzle does. Drizzle itself
 * would begin a transaction and commit it.
 *
 * @param {Session} session
 * @param {Migration[]} migrations
 */
export async function applyMigrations(session, migrations) {
  await session.query("create schema if not exists drizzle");
  await session.query(`create table if not exists ${APPLIED}
    (id serial primary key, hash text not null, created_at bigint)`);
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) await session.query(statement);
    await session.query(`insert into ${APPLIED} (hash, created_at) values ($1, $2)`, [
      hash,
      String(folderMillis),
    ]);
  }
}

/**
 * Drops everything that these migrations have created, but not what others have added to it.
 *
 * @param {Session} session
 * @param {Migration[]} migrations
 */
export async function dropSchema(session, migrations) {
  const tables = listTables(migrations).map((table) => `public.${quote(table)}`);
  if (tables.length > 0) await session.query(`drop table if exists ${tables.join(", ")}`);
  const functions = await session.query(`select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname like 'stint\\_%'`);
  for (const { name } of functions) await session.query(`drop function ${name}`);
  await session.query(`drop table if exists ${APPLIED}`);
}
