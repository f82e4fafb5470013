import { createServer } from "node:http";
import { started } from "../../server.mjs";
import { runtime } from "../process/runtime.mjs";
import { moveClock } from "./clock-sql.mjs";

/**
 * Runs the app as `npm start` does and opens a second port on 127.0.0.1, through which a test moves
 * the clock of the app's database, lists open streams and holds the embedded database. Environment:
 * as for server.mjs, and `CONTROL_PORT` (any free port by default), which is sent to the parent
 * process as `{ controlPort }`.
 *
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/**
 * Open streams with their URLs.
 * @type {Map<Response, string>}
 */
const streams = new Map();

await started;
watchStreams();
const server = createServer((req, res) => void answer(req, res));
server.listen(Number(process.env.CONTROL_PORT || 0), "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") process.send?.({ controlPort: address.port });
});
// Exits when the test runner is killed.
process.once("disconnect", () => process.exit(1));

function watchStreams() {
  const { handleLive } = runtime;
  if (!handleLive) throw new Error("the live handler is not ready");
  runtime.handleLive = (req, res) => {
    if (req.method === "GET") {
      streams.set(res, req.url ?? "");
      res.once("close", () => streams.delete(res));
    }
    return handleLive(req, res);
  };
}

/**
 * @param {Request} req
 * @param {Response} res
 */
async function answer(req, res) {
  try {
    const body = await serve(`${req.method} ${req.url}`, await readBody(req));
    res.writeHead(body ? 200 : 404, { "Content-Type": "application/json" });
    res.end(JSON.stringify(body));
  } catch (error) {
    res.writeHead(500).end(String(error));
  }
}

/**
 * @param {string} request method and path
 * @param {{ ms?: number, to?: string }} body
 */
async function serve(request, body) {
  if (request === "POST /travel") {
    await travel(body);
    return { now: new Date(await now()).toISOString() };
  }
  if (request === "GET /streams") return { addresses: [...streams.values()] };
  if (request === "POST /hold") return holdDatabase();
  if (request === "POST /release") {
    releaseDatabase();
    return { released: true };
  }
  return null;
}

/**
 * Moves the clock by `ms`, or to the instant `to`, and notifies all streams.
 * @param {{ ms?: number, to?: string }} by
 */
async function travel({ ms, to }) {
  const distance = to === undefined ? Number(ms) : Date.parse(to) - (await now());
  if (!Number.isFinite(distance)) throw new Error("ms or to is required");
  for (const statement of moveClock(distance)) await query(statement);
  runtime.bus?.publish({ rooms: await idsIn("room") });
  runtime.bus?.publish({ people: await idsIn('"user"') });
}

let releaseDatabase = () => {};

/** Holds the embedded database in a transaction, so that nothing else can use it. */
async function holdDatabase() {
  const { database } = runtime;
  if (!database) throw new Error("the database is not open");
  await new Promise((resolve, reject) => {
    const hold = () =>
      new Promise((release) => {
        releaseDatabase = () => release(undefined);
        resolve(undefined);
      });
    database.db.transaction(hold).catch(reject);
  });
  return { held: true };
}

const now = async () =>
  Number((await query("select extract(epoch from stint_now()) * 1000 as now"))[0]?.now);

/** @param {string} table */
const idsIn = async (table) => (await query(`select id from ${table}`)).map(({ id }) => String(id));

/** @param {string} text */
async function query(text) {
  if (!runtime.database) throw new Error("the database is not open");
  return runtime.database.query(text, []);
}

/**
 * @param {Request} req
 * @returns {Promise<{ ms?: number, to?: string }>}
 */
async function readBody(req) {
  let text = "";
  for await (const part of req) text += part;
  return text === "" ? {} : JSON.parse(text);
}
