import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../actions/account";
import { rosterNames } from "../actions/coach";
import { open } from "../actions/open";
import { seatRow, timeline } from "../actions/room";
import { cleanEnvironment, findFreePort, START_WITHIN_MS } from "../fixtures/app";
import { SERVER_ERRORS } from "../fixtures/network-errors";
import { expect, test } from "../fixtures/test";

/** Runs `npm run demo` on its own folder and port, and collects its output. */
async function runDemo(env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "stint-demo-"));
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--import", "tsx", "demo/run.ts"], {
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      output.text += part;
    });
  }
  return { child, output, url: `http://localhost:${port}`, dataDir };
}

async function waitForExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

test("shows a study group that keeps running sessions, and ends on a signal", async ({
  openBrowser,
}) => {
  test.slow();
  const { child, output, url, dataDir } = await runDemo();
  try {
    await expect
      .poll(() => output.text, { timeout: START_WITHIN_MS })
      .toContain("Press Ctrl+C to stop");
    const [, email = "", password = ""] = /email +(\S+)\n +password +(\S+)/.exec(output.text) ?? [];
    const [, room = ""] = /the room +(\S+)/.exec(output.text) ?? [];
    const mara = await openBrowser("Mara", { url });
    mara.allowErrors(SERVER_ERRORS);
    await signIn(mara.page, { email, password });
    await open(mara.page, new URL(room).pathname);
    await expect(seatRow(mara.page, "Aiyana")).toBeVisible();
    // Without numbers, which change with time alone.
    const state = async () => (await timeline(mara.page).textContent())?.replace(/\d+/g, "");
    const before = await state();
    await expect.poll(state, { timeout: 120_000 }).not.toBe(before);
    const [, coach = "", coachPage = ""] =
      /as a coach +(\S+), the same password; then (\S+)/.exec(output.text) ?? [];
    const nora = await openBrowser("Nora", { url });
    nora.allowErrors(SERVER_ERRORS);
    await signIn(nora.page, { email: coach, password });
    await open(nora.page, new URL(coachPage).pathname);
    await expect.poll(() => rosterNames(nora.page)).toHaveLength(7);
    child.kill("SIGINT");
    expect(await waitForExit(child)).toBe(0);
  } finally {
    child.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("refuses to write into another database", async () => {
  const DATABASE_URL = "postgres://stint:hunter2@127.0.0.1:1/stint";
  const { child, output, dataDir } = await runDemo({ DATABASE_URL });
  expect(await waitForExit(child)).toBe(1);
  expect(output.text.trim().split("\n")).toHaveLength(1);
  expect(output.text).toContain("Unset DATABASE_URL");
  expect(output.text).not.toContain("hunter2");
  await rm(dataDir, { recursive: true, force: true });
});
