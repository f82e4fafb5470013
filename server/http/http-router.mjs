import { handleMetrics } from "../observability/handle-metrics.mjs";
import { jsonLog } from "../observability/json-log.mjs";
import { pathPatterns } from "../observability/path-pattern.mjs";
import { findRequestId } from "../observability/request-id.mjs";
import { RequestRecord } from "../observability/request-record.mjs";
import { STATIC } from "../process/build.mjs";
import { runtime } from "../process/runtime.mjs";
import { addressGroup, clientAddress } from "./address.mjs";
import { receiveBody, refuseUnread } from "./body-limit.mjs";
import { sendCompressedFile } from "./compressed-files.mjs";
import { answerPage } from "./page-answer.mjs";
import { handleInOrder } from "./pipelining.mjs";
import { refuse } from "./refuse.mjs";
import {
  asksForUpgrade,
  isMalformedRouterState,
  isMalformedUrl,
  listMethods,
} from "./request-line.mjs";
import { setSecurityHeaders } from "./security-headers.mjs";
import { refusePage } from "./unavailable-page.mjs";
import { findRequestKind, isKnownPath, TRPC_PATH, Workload } from "./workload.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/** Long enough for a burst to pass, and short enough for a person to wait. */
const RETRY_AFTER_SECONDS = 3;
const BUSY = /** @type {const} */ ({
  reason: "server_busy",
  retryAfterSeconds: RETRY_AFTER_SECONDS,
});
/** Headers that ask for a part of a file, or for one of a certain state. */
const PARTS_AND_STATES = ["range", "if-range", "if-match", "if-unmodified-since"];
/** Work of a client that has gone is no longer counted after this time. */
const ABANDONED_MS = 30_000;

/**
 * Routes a request to the live stream, tRPC, the health checks or Next: one request of a connection
 * at a time, after its body has arrived, and no more work at once than `workload` admits.
 *
 * @param {(req: Request, res: Response) => Promise<void>} handleNext
 * @param {{
 *   proxies: number,
 *   hasHsts?: boolean,
 *   metricsToken?: string | undefined,
 *   workload?: Workload,
 *   staticFolder?: string,
 *   describePath?: (path: string) => string,
 * }} options
 * @returns {(req: Request, res: Response) => void}
 */
export function httpRouter(
  handleNext,
  {
    proxies,
    hasHsts = false,
    metricsToken,
    workload = new Workload({ proxies }),
    staticFolder = STATIC,
    describePath = pathPatterns([]),
  },
) {
  runtime.workload = workload;
  return (req, res) => {
    const id = findRequestId(req, proxies);
    res.setHeader("X-Request-Id", id);
    setSecurityHeaders(req, res, { proxies, hasHsts });
    if (runtime.isShuttingDown) res.setHeader("Connection", "close");
    const address = clientAddress(req, proxies);
    req.headers["x-stint-address"] = address;
    handleInOrder(req, res, () => {
      const path = findPath(req);
      const kind = isStream(path, req) ? "stream" : findRequestKind(path);
      const record = new RequestRecord(req, res, { id, kind, path: () => describePath(path) });
      const handling = {
        ...{ handleNext, workload, staticFolder, metricsToken, record },
        address: addressGroup(address),
      };
      runtime.requests.run({ id }, () => {
        if (refuseRequest(req, res)) return;
        handle(req, res, handling).catch((err) => {
          // The client has closed the connection, perhaps while sending.
          if (res.destroyed) return;
          jsonLog.error({ err }, "handling a request failed");
          if (res.headersSent) res.destroy();
          else refuse(res, 500, "INTERNAL_SERVER_ERROR", "unexpected");
        });
      });
    });
  };
}

/**
 * Refuses a request that no part of the app could answer.
 *
 * @param {Request} req
 * @param {Response} res
 * @returns {boolean} whether it was answered
 */
function refuseRequest(req, res) {
  const method = req.method ?? "";
  const path = findPath(req);
  const allowed = listMethods(path);
  if (isMalformedUrl(req.url) || isMalformedRouterState(req) || asksForUpgrade(req)) {
    refuseUnread(req, res, () => {
      res.setHeader("Connection", "close");
      refuse(res, 400, "BAD_REQUEST", "invalid_input");
    });
  } else if (method === "OPTIONS") {
    refuseUnread(req, res, () => res.writeHead(204, { Allow: allowed.join(", ") }).end());
  } else if (!allowed.includes(method)) {
    refuseUnread(req, res, () => {
      res.setHeader("Allow", allowed.join(", "));
      refuse(res, 405, "METHOD_NOT_SUPPORTED", "invalid_input");
    });
  } else if (!isKnownPath(path)) {
    refuseUnread(req, res, () => refuse(res, 404, "NOT_FOUND", "procedure_not_found"));
  } else return false;
  return true;
}

/**
 * @typedef {object} Handling
 * @property {(req: Request, res: Response) => Promise<void>} handleNext
 * @property {Workload} workload
 * @property {string} staticFolder
 * @property {string | undefined} metricsToken
 * @property {RequestRecord} record
 * @property {string} address
 */

/**
 * @param {Request} req
 * @param {Response} res
 * @param {Handling} handling
 */
async function handle(req, res, handling) {
  const { workload, record, address } = handling;
  const path = findPath(req);
  if (path === "/healthz" && runtime.handleHealth) return runtime.handleHealth(req, res);
  const busy = () => {
    record.refuse();
    refuseUnread(req, res, () => refusePage(req, res, BUSY));
  };
  const kind = findRequestKind(path);
  const finish = workload.admit(kind, address);
  if (!finish) return busy();
  /** @type {NodeJS.Timeout | undefined} */
  let abandoned;
  let isWorking = true;
  res.once("close", () => {
    if (isWorking) abandoned = setTimeout(finish, ABANDONED_MS).unref();
  });
  try {
    if (!(await receiveBody(req, res))) return;
    const release = await workload.acquireSlot(kind, address, () => res.destroyed);
    if (res.destroyed) return release?.();
    if (!release) return busy();
    try {
      await route(req, res, { ...handling, path });
    } finally {
      release();
    }
    record.end();
    isWorking = false;
    // An answer takes memory until the client has read it.
    if (!isStream(path, req)) await waitForClose(res);
  } finally {
    isWorking = false;
    clearTimeout(abandoned);
    finish();
  }
}

/**
 * A POST to the same path is a sign of life.
 *
 * @param {string} path
 * @param {Request} req
 */
const isStream = (path, req) => path === "/api/live" && req.method === "GET";

/**
 * @param {Request} req
 * @param {Response} res
 * @param {Handling & { path: string }} handling
 */
async function route(req, res, { path, handleNext, workload, staticFolder, address, ...rest }) {
  if (path === "/readyz" && runtime.handleReady) return runtime.handleReady(req, res);
  if (path === "/metrics") return handleMetrics(req, res, { token: rest.metricsToken });
  if (path === "/api/live" && runtime.handleLive) {
    if (runtime.isShuttingDown) return refusePage(req, res, BUSY);
    if (isStream(path, req)) {
      const end = workload.openStream(address);
      if (!end) {
        rest.record.refuse();
        return refuseStream(res);
      }
      res.once("close", end);
    }
    return runtime.handleLive(req, res);
  }
  if (TRPC_PATH.test(path) && runtime.handleTrpc) return runtime.handleTrpc(req, res);
  if (findRequestKind(path) === "page") return answerPage(req, res, handleNext);
  // Next answers 500 to a part that a file does not have and to a condition that it does not meet. Files
  // are small and never change, so the whole file is always right.
  for (const name of PARTS_AND_STATES) delete req.headers[name];
  if (await sendCompressedFile(req, res, { path, root: staticFolder })) return;
  return handleNext(req, res);
}

/** @param {Request} req */
const findPath = (req) => (req.url ?? "/").split("?", 1)[0] ?? "/";

/**
 * Resolves when the answer has been handed to the system, or the client has gone.
 * @param {Response} res
 */
const waitForClose = (res) =>
  res.closed ? undefined : new Promise((resolve) => res.once("close", resolve));

/** @param {Response} res */
function refuseStream(res) {
  res.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
  refuse(res, 429, "TOO_MANY_REQUESTS", "too_many_requests");
}
