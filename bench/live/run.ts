/**
 * `npm run bench:live`: the cost of live sessions. `--only hub` measures the hub alone, `--only app`
 * the app from the request to the last screen. `--rounds N` for a quicker look, `--database embedded`
 * or `PostgreSQL` for one of the two (PostgreSQL needs `DATABASE_URL`), `--beside PATH` to measure
 * another checkout, with its own `node_modules`, in alternating rounds. `--uncompressed` opens the
 * app's streams without gzip.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { ENGINES, measureApp } from "./app/measure-app";
import { measureHub } from "./hub/measure-hub";

const { values: asked } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    database: { type: "string" },
    beside: { type: "string" },
    uncompressed: { type: "boolean", default: false },
  },
});
const rounds = Number(asked.rounds);
const engines = ENGINES.filter(
  (engine) =>
    (asked.database ?? engine) === engine && (engine === "embedded" || process.env.DATABASE_URL),
);

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
if (asked.only !== "hub") {
  const isCompressed = !asked.uncompressed;
  await measureApp({ rounds, engines, beside: asked.beside ?? null, isCompressed });
}
if (asked.only !== "app") await measureHub({ rounds });
