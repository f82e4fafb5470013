import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { runtime } from "../process/runtime.mjs";
import { openSocket, readAll, serveHttp } from "../testing/raw-http";
import { httpRouter } from "./http-router.mjs";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

/** Serves pages with this handler in place of Next. Returns what a browser receives. */
async function askPage(next: Handle, headers: Record<string, string> = {}) {
  const handle = async (req: IncomingMessage, res: ServerResponse) => next(req, res);
  const { port } = await serveHttp(httpRouter(handle, { proxies: 0 }));
  const answer = await fetch(`http://127.0.0.1:${port}/rooms`, {
    headers: { accept: "text/html", ...headers },
    redirect: "manual",
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Reports a refused call of the page, as `server/trpc/caller.ts` does. */
function refuseCall(reason: "database_unavailable" | "server_busy" = "database_unavailable") {
  const page = runtime.pages.getStore();
  if (!page) throw new Error("no page is being answered");
  page.refusal = { reason, retryAfterSeconds: 7 };
}

/** Answers as Next does when a page throws. */
function answerWithError(res: ServerResponse) {
  res.statusCode = 500;
  res.setHeader("Set-Cookie", "a=b");
  res.setHeader("Content-Encoding", "br");
  res.flushHeaders();
  res.write("<html>This page could not be loaded: a stack");
  res.end("</html>");
}

test("answers a page whose calls were refused with 503 and a page that tries again", async () => {
  const { status, headers, text } = await askPage(async (_, res) => {
    await new Promise(setImmediate);
    refuseCall();
    answerWithError(res);
  });
  expect([status, headers.get("retry-after")]).toEqual([503, "7"]);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("set-cookie")).toBeNull();
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(text).toContain("<h1>Stint cannot reach its database</h1>");
  expect(text).toContain('data-reason="database_unavailable"');
  expect(text).not.toContain("stack");
});

test("replaces a page of which a part has been written", async () => {
  const { status, text } = await askPage(async (_, res) => {
    res.writeHead(200, { "Content-Type": "text/html" });
    res.write("the first half");
    refuseCall("server_busy");
    res.end("the other half");
  });
  expect(status).toBe(503);
  expect(text).toContain("<h1>Stint is busy</h1>");
  expect(text).not.toContain("half");
});

test("answers Next's client router, which repeats its request, with the reason as JSON", async () => {
  const rsc: Handle = (_, res) => {
    res.writeHead(200, { "Content-Type": "text/x-component" });
    refuseCall();
    res.end('1:E{"digest":"1"}');
  };
  for (const [name, value] of [
    ["rsc", "1"],
    ["accept", "*/*"],
  ] as const) {
    const { status, text } = await askPage(rsc, { [name]: value });
    expect(status).toBe(503);
    expect(JSON.parse(text).error.data.reason).toBe("database_unavailable");
  }
});

test("answers a HEAD request with 503 and no body", async () => {
  const { port } = await serveHttp(
    httpRouter(
      async (_, res) => {
        refuseCall();
        res.statusCode = 500;
        res.end();
      },
      { proxies: 0 },
    ),
  );
  const head = "HEAD / HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
  const answer = await readAll(await openSocket(port, head));
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer.split("\r\n\r\n")[1]).toBe("");
});

test("sends any other answer as it was written", async () => {
  const written: string[] = [];
  const { status, headers, text } = await askPage(async (_, res) => {
    res.setHeader("X-Own", "1");
    res.writeHead(404, "Nothing", { "Content-Type": "text/plain", "Set-Cookie": ["a=b", "c=d"] });
    await new Promise<void>((resolve) => res.write("caf", () => resolve()));
    res.write(Buffer.from("é ").toString("base64"), "base64");
    written.push(String(res.headersSent));
    res.end("au lait", () => written.push("sent"));
  });
  expect([status, text]).toEqual([404, "café au lait"]);
  expect(headers.get("x-own")).toBe("1");
  expect(headers.get("content-type")).toBe("text/plain");
  expect(headers.getSetCookie()).toEqual(["a=b", "c=d"]);
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(written).toEqual(["true", "sent"]);
});

test("lets headers be changed when the head is written, as Next's compression does", async () => {
  const { headers, text } = await askPage(async (_, res) => {
    const { writeHead } = res;
    res.writeHead = ((...head: Parameters<typeof writeHead>) => {
      if (!res.headersSent) res.setHeader("Vary", "Accept-Encoding");
      return writeHead.apply(res, head);
    }) as typeof writeHead;
    res.flushHeaders();
    res.write("whole");
    res.end();
  });
  expect([headers.get("vary"), text]).toEqual(["Accept-Encoding", "whole"]);
});

test("answers an unexpected failure of a page as Next does", async () => {
  const { status, text } = await askPage((_, res) => {
    res.statusCode = 500;
    res.end("This page could not be loaded");
  });
  expect([status, text]).toEqual([500, "This page could not be loaded"]);
});

test("streams the answers of other paths", async () => {
  const { port } = await serveHttp(
    httpRouter(async (_, res) => void res.write("begun"), { proxies: 0 }),
  );
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const { signal } = controller;
  const { body } = await fetch(`http://127.0.0.1:${port}/api/export/history`, { signal });
  const { value } = (await body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toBe("begun");
});
