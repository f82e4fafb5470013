import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text as readText } from "node:stream/consumers";
import { get } from "../actions/api";
import { open } from "../actions/open";
import { startSession } from "../actions/session";
import { App, cleanEnvironment, findFreePort } from "../fixtures/app";
import { SERVER_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";

/** Runs the command of `npm start` until it exits by itself. */
async function runCommand(
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ["server.mjs"], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk) => {
      output[name] += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, ...output };
}

test("refuses a second start on the same folder and names the folder and the process", async ({
  app,
}) => {
  const { code, stderr } = await runCommand({
    DATA_DIR: app.dataDir,
    PORT: String(await findFreePort()),
  });
  expect(code).toBe(1);
  expect(stderr).toContain(app.dataDir);
  expect(stderr).toContain(`process ${app.pid} `);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("stops the start with one line that names an invalid variable", async ({ app }) => {
  const port = String(await findFreePort());
  for (const [env, message] of [
    [{ PORT: "eighty" }, "PORT must be a whole number"],
    [{ PORT: String(app.port) }, `Port ${app.port} is in use`],
    [{ PORT: port, DATABASE_URL: "mysql://root:hunter2@db/stint" }, "DATABASE_URL must look like"],
    [{ PORT: port, REDIS_URL: "redis://root:hunter2@redis/stint" }, "REDIS_URL must look like"],
    [{ PORT: port, REDIS_URL: "redis://root:hunter2@redis" }, "unset without DATABASE_URL"],
    [{ PORT: port, DATABASE_REPLICA_URL: "postgres://db/stint" }, "unset without DATABASE_URL"],
    [{ PORT: port, METRICS_TOKEN: "hunter2" }, "METRICS_TOKEN must have at least 16"],
    [{ PORT: port, NEXTAUTH_URL: "stint.example.org" }, "NEXTAUTH_URL must be"],
    [{ PORT: port, NEXTAUTH_URL: "https://example.org/stint" }, "without a path"],
    [{ PORT: port, HSTS: "no" }, 'HSTS must be "on" or "off"'],
  ] as const) {
    const { code, stdout, stderr } = await runCommand({
      DATA_DIR: `${app.dataDir}-unused`,
      ...env,
    });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr + stdout).not.toContain("hunter2");
  }
});

test("starts on an empty folder, logs where it is, and exits with 0 on SIGTERM while a stream is open", async ({
  openBrowser,
}) => {
  const app = await App.open({}, null);
  const mara = await openBrowser("Mara", { url: app.url });
  mara.allowErrors(SERVER_ERRORS);
  await open(mara.page);
  await startSession(mara.page);
  await expect.poll(() => app.listStreams()).toEqual(["/api/live"]);
  expect(app.output).toContain(
    `Stint is ready at ${app.url} (embedded database in ${app.dataDir})`,
  );
  // It exits with 1 when shutting down takes longer than nine seconds.
  expect(await app.stop("SIGTERM")).toBe(0);
  await app.close();
});

test("sends security headers with every response and a new nonce with every page", async ({
  app,
  openBrowser,
}) => {
  const { context } = await openBrowser("reader");
  const policies: string[] = [];
  for (const path of ["/", "/", "/no-such-page", "/api/trpc/nothing", "/healthz", "/api/live"]) {
    const headers = (await get(context, `${app.url}${path}`)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers, path).not.toHaveProperty("x-powered-by");
    expect(headers, path).not.toHaveProperty("strict-transport-security");
    policies.push(headers["content-security-policy"] ?? "");
  }
  const nonces = policies
    .slice(0, 3)
    .map((policy) => /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1]);
  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(policies.join()).not.toMatch(/script-src[^;]*unsafe/);
});

test("accepts a request body that is sent in chunks", async ({ app }) => {
  const headers = { "Content-Type": "application/json", Origin: app.url };
  const asked = request(`${app.url}/api/trpc/account.update`, { method: "POST", headers });
  asked.write('{"name":');
  asked.end('"Mara"}');
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  expect(await readText(response)).toContain('"reason":"sign_in_required"');
});

test("answers with metrics that count the calls which Next's instance of the code handles", async ({
  app,
}) => {
  const count = async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const name =
      'stint_procedure_calls_total{procedure="activity.list",outcome="sign_in_required"}';
    const line = text.split("\n").find((line) => line.startsWith(name));
    return Number(line?.slice(name.length) ?? 0);
  };
  const before = await count();
  await fetch(`${app.url}/api/trpc/activity.list`);
  expect(await count()).toBe(before + 1);
});

test("answers health checks and refuses a request body that is too large", async ({ app }) => {
  for (const path of ["/healthz", "/readyz"]) {
    expect((await fetch(`${app.url}${path}`)).status).toBe(200);
  }
  const answer = await fetch(`${app.url}/api/trpc/room.create`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "x".repeat(70_000) }),
  });
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ error: { data: { reason: "body_too_large" } } });
});
