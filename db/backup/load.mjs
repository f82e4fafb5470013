import { BackupError } from "./backup-error.mjs";
import { readBackupFile } from "./backup-file.mjs";
import { listColumns } from "./dump.mjs";
import { applyMigrations, findMigrations, listKeptTables, listMigrations } from "./migrations.mjs";
import { quote } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** Rows after which a checkpoint is due; they take some 40 MB of log. */
const CHECKPOINT_AFTER = 20_000;

/**
 * Creates the tables as they were when a backup was made, loads its rows, and then applies the later
 * migrations, within the current transaction of a database without these tables.
 *
 * @param {Session} session
 * @param {string} path
 * @param {((session: Session, tables: string[]) => Promise<void>) | undefined} check
 */
export async function loadBackup(session, path, check) {
  const parts = readBackupFile(path);
  try {
    const first = await parts.next();
    const times = "header" in first.value ? first.value.header.migrations : [];
    const migrations = findMigrations(times) ?? [];
    const tables = listKeptTables(migrations);
    await applyMigrations(session, migrations);
    const enforce = await suspendRules(session, tables);
    const counts = await loadRows(session, parts, tables);
    await enforce();
    await continueNumbers(session, tables);
    await check?.(session, tables);
    await applyMigrations(session, listMigrations().slice(migrations.length));
    return counts;
  } finally {
    // Closes the file after a failure.
    await parts.return({ counts: {} });
  }
}

/**
 * Turns off triggers and foreign keys: rows arrive in any order, and past sessions may be written.
 * Returns a function that turns them on, which checks the references of all rows at once.
 *
 * @param {Session} session
 * @param {string[]} tables
 */
async function suspendRules(session, tables) {
  const keys =
    await session.query(`select conrelid::regclass::text as "table", conname::text as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and conrelid in (${tables.map((table) => `'public.${quote(table)}'::regclass`).join(", ")})
    order by conrelid::regclass::text, conname`);
  const named = keys.map(({ table, name, definition }) => ({
    table,
    name: quote(String(name)),
    definition,
  }));
  for (const { table, name } of named) {
    await session.query(`alter table ${table} drop constraint ${name}`);
  }
  /** @param {"disable" | "enable"} verb */
  const setTriggers = async (verb) => {
    for (const table of tables) {
      await session.query(`alter table public.${quote(table)} ${verb} trigger user`);
    }
  };
  await setTriggers("disable");
  return async () => {
    await setTriggers("enable");
    for (const { table, name, definition } of named) {
      await session.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}

/**
 * @param {Session} session
 * @param {ReturnType<typeof readBackupFile>} parts
 * @param {string[]} tables
 */
async function loadRows(session, parts, tables) {
  const missing = new Set(tables);
  let insert = "";
  let inserted = 0;
  for (;;) {
    const { done, value } = await parts.next();
    if (done) {
      if (missing.size > 0) throw unexpected([...missing].join(", "));
      return value.counts;
    }
    if ("table" in value) {
      const columns = (await listColumns(session, value.table)).join();
      if (!missing.delete(value.table) || columns !== value.columns.join()) {
        throw unexpected(value.table);
      }
      insert = insertInto(value.table, value.columns);
    } else if ("rows" in value) {
      await session.query(insert, [`[${value.rows.map(String).join(",")}]`]);
      inserted += value.rows.length;
      if (inserted < CHECKPOINT_AFTER) continue;
      await session.checkpoint();
      inserted = 0;
    }
  }
}

/** @param {string} table */
const unexpected = (table) =>
  new BackupError(`The backup does not fit the schema that it names (${table}).`);

/**
 * @param {string} table
 * @param {string[]} columns
 */
function insertInto(table, columns) {
  const names = columns.map(quote).join(", ");
  return `insert into public.${quote(table)} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::public.${quote(table)}, $1::text::json)`;
}

/**
 * Lets identity columns go on after the highest number that was loaded.
 *
 * @param {Session} session
 * @param {string[]} tables
 */
async function continueNumbers(session, tables) {
  for (const table of tables) {
    const name = `public.${quote(table)}`;
    const columns = await session.query(
      `select attname::text as name from pg_attribute
        where attrelid = $1::text::regclass and attidentity <> '' and not attisdropped`,
      [name],
    );
    for (const { name: column } of columns) {
      await session.query(`select setval(pg_get_serial_sequence('${name}', '${column}'), n)::text
        from (select max(${quote(String(column))}) as n from ${name}) as last where n is not null`);
    }
  }
}
