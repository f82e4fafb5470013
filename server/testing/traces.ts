import type { Database } from "@/db/client";

const COLUMNS = `
select table_name as "table", column_name as "column" from information_schema.columns
where table_schema = 'public'
  and data_type in ('uuid', 'text', 'character varying', 'ARRAY', 'json', 'jsonb')
order by table_name, column_name`;

/**
 * Searches the whole database for these words, in any case. Returns `table.column` of each match.
 */
export async function findTraces(database: Database, words: string[]): Promise<string[]> {
  const columns = (await database.query(COLUMNS, [])) as { table: string; column: string }[];
  const traces: string[] = [];
  for (const { table, column } of columns) {
    const found = await database.query(
      `select 1 as found from "${table}"
       where exists (select from unnest($1::text[]) as word where "${column}"::text ilike '%' || word || '%')
       limit 1`,
      [words],
    );
    if (found.length > 0) traces.push(`${table}.${column}`);
  }
  return traces;
}
