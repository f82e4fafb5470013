import { runtime } from "../process/runtime.mjs";
import { refuseBody } from "./body-limit.mjs";
import { refuse } from "./refuse.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 */

/** One procedure or a batch. Next refuses every other path and method under `/api/trpc`. */
const TRPC_PATH = /^\/api\/trpc\/[^/]+$/;
const TRPC_METHODS = ["GET", "HEAD", "POST"];

/** Set on every response. Pages replace the policy with one that has a nonce (`proxy.ts`). */
const SECURITY_HEADERS = Object.entries({
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
});

/**
 * Routes a request to the live stream, tRPC, the health checks or Next.
 *
 * @param {(req: Request, res: Response) => Promise<void>} handleNext
 * @param {{ proxies: number }} options
 * @returns {(req: Request, res: Response) => void}
 */
export function httpRouter(handleNext, { proxies }) {
  return (req, res) => {
    setSecurityHeaders(res);
    // Proxies also accept `*` and whole addresses here; the app answers paths only.
    if (!req.url?.startsWith("/")) return refuse(res, 400, "BAD_REQUEST", "invalid_input");
    if (refuseBody(req, res)) return;
    req.headers["x-stint-address"] = clientAddress(req, proxies);
    if (runtime.isShuttingDown) res.setHeader("Connection", "close");
    route(req, res, handleNext).catch((error) => {
      // The client has closed the connection, perhaps while sending.
      if (res.destroyed) return;
      console.error(error);
      if (res.headersSent) res.destroy();
      else refuse(res, 500, "INTERNAL_SERVER_ERROR", "unexpected");
    });
  };
}

/**
 * @param {Request} req
 * @param {Response} res
 * @param {(req: Request, res: Response) => Promise<void>} handleNext
 */
async function route(req, res, handleNext) {
  const [path = "/"] = (req.url ?? "/").split("?", 1);
  if (path === "/healthz" && runtime.handleHealth) return runtime.handleHealth(req, res);
  if (path === "/readyz" && runtime.handleReady) return runtime.handleReady(req, res);
  if (path === "/api/live" && runtime.handleLive) {
    if (runtime.isShuttingDown) return refuse(res, 503, "INTERNAL_SERVER_ERROR", "unexpected");
    return runtime.handleLive(req, res);
  }
  if (TRPC_PATH.test(path) && TRPC_METHODS.includes(req.method ?? "") && runtime.handleTrpc) {
    return runtime.handleTrpc(req, res);
  }
  return handleNext(req, res);
}

/** @param {Response} res */
function setSecurityHeaders(res) {
  for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
}

/**
 * The client's address: the socket's, or behind `proxies` trusted proxies the one that the outermost
 * proxy saw. Entries further left in `X-Forwarded-For` can be forged.
 *
 * @param {Request} req
 * @param {number} proxies
 */
function clientAddress(req, proxies) {
  const own = req.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return own;
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return forwarded.at(-proxies)?.trim() || own;
}
