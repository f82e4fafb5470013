import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { httpRouter } from "../http/http-router.mjs";
import { serveHttp } from "./raw-http";

/**
 * Starts the router on a free port. In place of Next, a handler answers with the headers it received;
 * `passed` and `bodies` list what reached it.
 */
export async function startRouter({
  proxies = 0,
  hasHsts = false,
  staticFolder = "no static files",
} = {}) {
  const passed: IncomingMessage[] = [];
  const bodies: string[] = [];
  const listener = httpRouter(
    async (req, res) => {
      passed.push(req);
      bodies.push(await text(req));
      if (req.url === "/broken") throw new Error("broken");
      res.end(JSON.stringify(req.headers));
    },
    { proxies, hasHsts, staticFolder },
  );
  const { port } = await serveHttp(listener, { proxies });
  return { port, passed, bodies };
}

/** A path that accepts bodies. */
export const API = "/api/auth/any";

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** Sends a request and reads the answer. */
export async function ask(
  port: number,
  { path = "/", method = "GET", headers = {}, body }: Sent = {},
) {
  const req = request({ port, host: "127.0.0.1", path, method, headers });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  return readAnswer(res);
}

/** Reads an answer, whose body is JSON or empty. */
export async function readAnswer(res: IncomingMessage) {
  const body = await text(res);
  return { status: res.statusCode, headers: res.headers, answer: body ? JSON.parse(body) : null };
}
