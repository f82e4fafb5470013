/**
 * The minimal server for the data of an 8-week dashboard: Node's HTTP server, node-postgres, and the
 * rows as JSON. `baseline-server.ts DATABASE_URL`; sends its port to the parent.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { BASELINE_PERSONAL } from "./baseline-queries";

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });

const server = createServer(async (req, res) => {
  const { searchParams } = new URL(req.url ?? "", "http://localhost");
  const values = ["user", "from", "to"].map((name) => searchParams.get(name) ?? "");
  const { rows } = await pool.query({ name: "personal", text: BASELINE_PERSONAL, values });
  res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(rows));
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once("disconnect", () => process.exit());
