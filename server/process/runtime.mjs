import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The state of the process. Next gives instrumentation, route handlers and server.mjs separate
 * instances of the same module, so shared state is on `globalThis` under one symbol.
 *
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 *
 * @typedef {object} Runtime
 * @property {Promise<void> | null} opening set by the first call of `openProcess`
 * @property {import("../../db/client").Database | null} database
 * @property {import("../live/transport/bus").Bus | null} bus
 * @property {import("../live/hub/hub").Hub | null} hub
 * @property {((req: Request, res: Response) => Promise<void>) | null} handleLive `/api/live`
 * @property {((req: Request, res: Response) => Promise<void>) | null} handleTrpc `/api/trpc/…`
 * @property {((req: Request, res: Response) => void) | null} handleHealth `/healthz`
 * @property {((req: Request, res: Response) => Promise<void>) | null} handleReady `/readyz`
 * @property {(() => Promise<void>) | null} shutDown ends streams, then closes the database
 * @property {AsyncLocalStorage<PageRequest>} pages the page whose calls are running
 * @property {AsyncLocalStorage<CurrentRequest>} requests the request that is being handled
 * @property {ReadonlySet<string>} procedures the names of all tRPC procedures
 * @property {import("../http/workload.mjs").Workload | null} workload
 * @property {import("../observability/metrics.mjs").Metrics | null} metrics
 * @property {boolean} isShuttingDown
 *
 * @typedef {object} PageRequest
 * @property {TemporaryRefusal | null} refusal of a call that the page made
 *
 * @typedef {object} CurrentRequest
 * @property {string} id also in the header `X-Request-Id` of the answer
 *
 * @typedef {{ reason: "database_unavailable" | "server_busy", retryAfterSeconds: number }} TemporaryRefusal
 */

const KEY = Symbol.for("stint.runtime");

const shared = /** @type {Record<symbol, Runtime | undefined>} */ (globalThis);

/** @returns {Runtime} */
const createRuntime = () => ({
  opening: null,
  database: null,
  bus: null,
  hub: null,
  handleLive: null,
  handleTrpc: null,
  handleHealth: null,
  handleReady: null,
  shutDown: null,
  pages: new AsyncLocalStorage(),
  requests: new AsyncLocalStorage(),
  procedures: new Set(),
  workload: null,
  metrics: null,
  isShuttingDown: false,
});

shared[KEY] ??= createRuntime();

/** @type {Runtime} */
export const runtime = shared[KEY];
