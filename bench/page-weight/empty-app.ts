import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { findFreePort } from "@/e2e/fixtures/app";

const FILES = {
  "package.json": `{ "private": true, "type": "module" }`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(parse(tmpdir()).root)} } };`,
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.js": `export const dynamic = "force-dynamic";
export default function Page() { return <p>Empty</p>; }`,
};

const NEXT = "node_modules/next/dist/bin/next";
const ENV = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
const READY_WITHIN_MS = 30_000;

/** The smallest page that this project's version of Next can serve: the baseline of the bench. */
export class EmptyApp {
  url = "";
  #server: ChildProcess | null = null;

  private constructor(readonly folder: string) {}

  /** Builds and serves the page. */
  static async open(): Promise<EmptyApp> {
    const app = await EmptyApp.build();
    await app.#serve();
    return app;
  }

  /**
   * Builds the page with this project's packages, in a folder outside the project so that Next does
   * not find the project's own files.
   */
  static async build(): Promise<EmptyApp> {
    const folder = await mkdtemp(join(tmpdir(), "stint-empty-page-"));
    await mkdir(join(folder, "app"));
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    await promisify(execFile)(process.execPath, [NEXT, "build"], { cwd: folder, env: ENV });
    return new EmptyApp(folder);
  }

  async #serve(): Promise<void> {
    const port = String(await findFreePort());
    this.url = `http://localhost:${port}`;
    this.#server = spawn(process.execPath, [NEXT, "start", "-p", port], {
      cwd: this.folder,
      env: ENV,
      stdio: "ignore",
    });
    await this.#waitUntilReady();
  }

  async #waitUntilReady(): Promise<void> {
    const latest = performance.now() + READY_WITHIN_MS;
    while (!(await fetch(this.url).catch(() => null))?.ok) {
      if (performance.now() > latest) throw new Error("the empty page was not served");
      await wait(100);
    }
  }

  async close(): Promise<void> {
    this.#server?.kill("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }
}
