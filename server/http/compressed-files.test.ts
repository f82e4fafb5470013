import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { compressStatic } from "../process/compress-static.mjs";
import { startRouter } from "../testing/router";

const SCRIPT = "console.log(1);".repeat(50);
const STYLE = "a{color:red}".repeat(50);
const ACCEPTS_BROTLI = { "accept-encoding": "gzip, deflate, br, zstd" };

/** A router whose static folder holds a compressed script, a style sheet and a font. */
async function startWithFiles() {
  const staticFolder = await mkdtemp(join(tmpdir(), "stint-static-"));
  onTestFinished(() => rm(staticFolder, { recursive: true }));
  await mkdir(join(staticFolder, "chunks"));
  await writeFile(join(staticFolder, "chunks", "a~1.js"), SCRIPT);
  await writeFile(join(staticFolder, "chunks", "b.css"), STYLE);
  await writeFile(join(staticFolder, "chunks", "c.woff2"), "font");
  await compressStatic(staticFolder);
  const { port, passed } = await startRouter({ staticFolder });
  return { port, passed, staticFolder };
}

async function fetchFile(port: number, name: string, headers: Record<string, string>) {
  const path = `/_next/static/chunks/${name}`;
  const res = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers }, resolve).once("error", reject);
  });
  return { status: res.statusCode, headers: res.headers, body: await buffer(res) };
}

test.each([
  ["a~1.js", "application/javascript; charset=UTF-8", SCRIPT],
  ["a%7E1.js?dpl=1", "application/javascript; charset=UTF-8", SCRIPT],
  ["b.css", "text/css; charset=UTF-8", STYLE],
])("answers %s with its compressed copy, to be kept for a year", async (name, type, text) => {
  const { port, passed } = await startWithFiles();
  const { status, headers, body } = await fetchFile(port, name, ACCEPTS_BROTLI);
  expect([status, String(brotliDecompressSync(body))]).toEqual([200, text]);
  expect(headers).toMatchObject({
    "content-type": type,
    "content-encoding": "br",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(passed).toEqual([]);
});

test("answers 304 to a browser that has the file", async () => {
  const { port } = await startWithFiles();
  const { headers } = await fetchFile(port, "b.css", ACCEPTS_BROTLI);
  const known = { ...ACCEPTS_BROTLI, "if-none-match": String(headers.etag) };
  expect((await fetchFile(port, "b.css", known)).status).toBe(304);
});

test.each([
  ["a client that does not accept Brotli", "a~1.js", { "accept-encoding": "gzip, br;q=0" }],
  ["a client that accepts nothing", "a~1.js", {}],
  ["a file of another type", "c.woff2", ACCEPTS_BROTLI],
  ["a file that does not exist", "none.js", ACCEPTS_BROTLI],
])("leaves %s to Next, with none of its own headers", async (_, name, headers) => {
  const { port, passed } = await startWithFiles();
  const answer = await fetchFile(port, name, headers as Record<string, string>);
  expect(passed).toHaveLength(1);
  for (const header of ["content-encoding", "cache-control", "etag", "vary"]) {
    expect(answer.headers[header]).toBeUndefined();
  }
});

test.each([
  ["a part that it does not have", { range: "bytes=9999-" }],
  ["a state that it is not in", { "if-match": '"other"' }],
  ["no change since before it was built", { "if-unmodified-since": new Date(0).toUTCString() }],
])("answers with the whole file to a request for %s", async (_, headers) => {
  const { port, passed } = await startWithFiles();
  const compressed = await fetchFile(port, "b.css", { ...ACCEPTS_BROTLI, ...headers });
  expect([compressed.status, String(brotliDecompressSync(compressed.body))]).toEqual([200, STYLE]);
  await fetchFile(port, "c.woff2", headers);
  expect(passed.map((req) => req.headers)).toEqual([expect.not.objectContaining(headers)]);
});

test("compresses no file a second time, and no copy", async () => {
  const { staticFolder } = await startWithFiles();
  const copy = join(staticFolder, "chunks", "b.css.br");
  await writeFile(copy, "as it was");
  await compressStatic(staticFolder);
  const { port } = await startRouter({ staticFolder });
  expect(String((await fetchFile(port, "b.css", ACCEPTS_BROTLI)).body)).toBe("as it was");
  expect((await fetchFile(port, "b.css.br", ACCEPTS_BROTLI)).headers.etag).toBeUndefined();
});
