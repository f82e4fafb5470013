import { findFreePort } from "@/e2e/fixtures/app";
import { EmptyApp } from "../../page-weight/empty-app";
import { Caller, forEachAtOnce } from "./calls";
import type { MeasuredServer } from "./measured-version";
import { ServerProcess } from "./server-process";
import { listVeterans, slugOf } from "./shape";

/** Pages by the number of the person who opens them. */
const PAGES: Record<string, (n: number) => string> = {
  home: () => "/",
  room: (n) => `/rooms/${slugOf(n)}`,
  dashboard: () => "/dashboard",
};
const VIEWS = 20;
/** After so many, the cost of a page no longer falls much. */
const WARM_UP_VIEWS = 150;
const AT_ONCE = 2;
const HTML = "text/html,application/xhtml+xml";

/** Measures the CPU time of rendering pages, compared with an empty page of the same Next version. */
export class PageCosts {
  private constructor(
    private readonly app: EmptyApp,
    private readonly process: ServerProcess,
    private readonly caller: Caller,
  ) {}

  static async open(): Promise<PageCosts> {
    const app = await EmptyApp.build();
    const port = String(await findFreePort());
    const url = `http://127.0.0.1:${port}`;
    const server = await ServerProcess.start("node_modules/next/dist/bin/next", {
      args: ["start", "-p", port, "-H", "127.0.0.1"],
      cwd: app.folder,
      readyUrl: url,
    });
    const caller = new Caller({ url }, []);
    await open(caller, () => "/", WARM_UP_VIEWS);
    return new PageCosts(app, server, caller);
  }

  async warmUp(caller: Caller): Promise<void> {
    for (const path of Object.values(PAGES)) await open(caller, path, WARM_UP_VIEWS);
  }

  /** CPU ms of the empty page. */
  async measureEmpty(): Promise<number> {
    return cpuMsOfView(this.process, this.caller, () => "/");
  }

  async measure(
    { site, caller }: MeasuredServer,
    emptyMs: number,
    add: (what: string, value: number) => void,
  ): Promise<void> {
    for (const [name, path] of Object.entries(PAGES)) {
      const ms = await cpuMsOfView(site.process, caller, path);
      add(`page ${name}, CPU ms`, ms);
      add(`page ${name}, × empty page`, ms / emptyMs);
    }
    add("empty page, CPU ms", emptyMs);
  }

  async close(): Promise<void> {
    this.caller.close();
    await this.process.stop();
    await this.app.close();
  }
}

async function cpuMsOfView(process: ServerProcess, caller: Caller, path: (n: number) => string) {
  const before = await process.cpuMs();
  await open(caller, path, VIEWS);
  return ((await process.cpuMs()) - before) / VIEWS;
}

/** Opens a page as people who have a history, by a full load as a browser does. */
async function open(caller: Caller, path: (n: number) => string, views: number): Promise<void> {
  await forEachAtOnce(listVeterans(views), AT_ONCE, (n) => caller.get(n, path(n), HTML));
}
