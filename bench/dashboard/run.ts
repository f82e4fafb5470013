/**
 * `npm run bench:dashboard`: measures the cost of dashboards on PostgreSQL (DATABASE_URL, else the one at
 * 127.0.0.1) with 10 million sessions of 4,000 people. `--sessions N` for a smaller trial; `--keep`
 * keeps the filled database for the next run with `--keep`; `--no-http` leaves the server out,
 * `--only-http` all else.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { openPostgres } from "@/db/postgres/postgres";
import { openFilledDatabase } from "./bench-database";
import { measureInDatabase } from "./in-database";
import { measureOverHttp } from "./over-http";
import { table } from "./report";

const { values: asked } = parseArgs({
  options: {
    sessions: { type: "string", default: "10000000" },
    keep: { type: "boolean", default: false },
    "no-http": { type: "boolean", default: false },
    "only-http": { type: "boolean", default: false },
  },
});
const server = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
const bench = await openFilledDatabase(server, {
  sessions: Number(asked.sessions),
  isKept: asked.keep,
});
try {
  const database = await openPostgres(bench.url);
  const [row] = await database.query("select max(local_date)::text as day from focus_session", []);
  const today = String(row?.day);
  const lines = asked["only-http"]
    ? []
    : await measureInDatabase({ database, url: bench.url }, today);
  await database.close();
  if (!asked["no-http"]) lines.push(await measureOverHttp(bench.url, today));
  const { sessions, people } = bench.shape;
  console.log(`${sessions} sessions of ${people} people; medians of interleaved rounds\n`);
  console.log(`${table(lines)}\n`);
} finally {
  await bench.remove();
}
