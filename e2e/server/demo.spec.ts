import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../actions/account";
import { rosterNames } from "../actions/coach";
import { open } from "../actions/open";
import { seatRow, timeline } from "../actions/room";
import { cleanEnvironment, findFreePort } from "../fixtures/app";
import { SERVER_ERRORS } from "../fixtures/network-proxy";
import { expect, test } from "../fixtures/test";

/** Runs the demo's command on a folder and port of its own, and keeps what it says. */
async function runDemo(env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "stint-demo-"));
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--import", "tsx", "demo/run.ts"], {
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      said.text += part;
    });
  }
  return { child, said, url: `http://localhost:${port}`, dataDir };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

test("the demo shows a study group that goes on while one looks, and ends by a signal", async ({
  openBrowser,
}) => {
  test.slow();
  const { child, said, url, dataDir } = await runDemo();
  try {
    await expect.poll(() => said.text, { timeout: 120_000 }).toContain("Ctrl-C ends it");
    const [, email = "", password = ""] = /e-mail +(\S+)\n +password +(\S+)/.exec(said.text) ?? [];
    const [, room = ""] = /the room +(\S+)/.exec(said.text) ?? [];
    const mara = await openBrowser("Mara", { url });
    mara.allowErrors(SERVER_ERRORS);
    await signIn(mara.page, { email, password });
    await open(mara.page, new URL(room).pathname);
    await expect(seatRow(mara.page, "Aiyana")).toBeVisible();
    // Without figures: those go on by themselves.
    const state = async () => (await timeline(mara.page).textContent())?.replace(/\d+/g, "");
    const before = await state();
    await expect.poll(state, { timeout: 120_000 }).not.toBe(before);
    const [, coach = "", coachPage = ""] =
      /as a coach +(\S+), the same password; then (\S+)/.exec(said.text) ?? [];
    const nora = await openBrowser("Nora", { url });
    nora.allowErrors(SERVER_ERRORS);
    await signIn(nora.page, { email: coach, password });
    await open(nora.page, new URL(coachPage).pathname);
    expect(await rosterNames(nora.page)).toHaveLength(7);
    child.kill("SIGINT");
    expect(await ended(child)).toBe(0);
  } finally {
    child.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("the demo writes into no database but its own", async () => {
  const DATABASE_URL = "postgres://stint:hunter2@127.0.0.1:1/stint";
  const { child, said, dataDir } = await runDemo({ DATABASE_URL });
  expect(await ended(child)).toBe(1);
  expect(said.text.trim().split("\n")).toHaveLength(1);
  expect(said.text).toContain("Unset DATABASE_URL");
  expect(said.text).not.toContain("hunter2");
  await rm(dataDir, { recursive: true, force: true });
});
