import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { expect, test } from "vitest";
import { API, ask, readAnswer, startRouter } from "../testing/router";

/** Posts a body in chunks, without a declared length. */
async function sendChunks(port: number, chunks: Buffer[]) {
  const headers = { "transfer-encoding": "chunked" };
  const req = request({ port, host: "127.0.0.1", path: API, method: "POST", headers });
  for (const chunk of chunks) req.write(chunk);
  req.end();
  const [res] = (await once(req, "response")) as [IncomingMessage];
  return readAnswer(res);
}

test("accepts a body of 64 KB and refuses one byte more", async () => {
  const { port, passed } = await startRouter();
  const fits = await ask(port, { path: API, method: "POST", body: Buffer.alloc(65_536) });
  expect(fits.status).toBe(200);
  const body = Buffer.alloc(65_537);
  const { status, answer, headers } = await ask(port, { path: API, method: "POST", body });
  expect(status).toBe(413);
  expect(answer.error.data).toEqual({
    code: "PAYLOAD_TOO_LARGE",
    httpStatus: 413,
    reason: "body_too_large",
  });
  expect(headers.connection).toBe("close");
  expect(passed).toHaveLength(1);
});

test("refuses a body with a huge declared length without waiting for it", async () => {
  const { port, passed } = await startRouter();
  const req = request({
    port,
    path: API,
    method: "POST",
    headers: { "content-length": "100000000" },
  });
  req.on("error", () => {});
  req.write("x");
  const [res] = (await once(req, "response")) as [IncomingMessage];
  expect(res.statusCode).toBe(413);
  expect(passed).toEqual([]);
  req.destroy();
});

test("accepts a body in chunks of 64 KB together, and hands it over whole", async () => {
  const { port, bodies } = await startRouter();
  for (const length of [0, 1, 65_536]) {
    const body = Buffer.alloc(length, "x");
    expect((await sendChunks(port, [body])).status).toBe(200);
    expect(bodies.splice(0)).toEqual([body.toString()]);
  }
  expect((await sendChunks(port, Array(100).fill(Buffer.from("abc")))).status).toBe(200);
  expect(bodies).toEqual(["abc".repeat(100)]);
});

test("refuses a body in chunks of more than 64 KB before anything runs", async () => {
  const { port, passed } = await startRouter();
  const { status, answer } = await sendChunks(port, Array(9).fill(Buffer.alloc(8_000)));
  expect([status, answer.error.data.reason]).toEqual([413, "body_too_large"]);
  expect(passed).toEqual([]);
});

test("refuses chunks that never end while they are still arriving", async () => {
  const { port, passed } = await startRouter();
  const headers = { "transfer-encoding": "chunked" };
  const req = request({ port, host: "127.0.0.1", path: API, method: "POST", headers });
  req.on("error", () => {});
  req.write(Buffer.alloc(65_537));
  const [res] = (await once(req, "response")) as [IncomingMessage];
  expect([res.statusCode, res.headers.connection]).toEqual([413, "close"]);
  expect(passed).toEqual([]);
  req.destroy();
});
