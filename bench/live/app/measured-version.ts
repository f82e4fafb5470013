import { setTimeout as wait } from "node:timers/promises";
import { getRequest } from "../shape";
import { Caller, forEachAtOnce, type Starts, startAtRate } from "./calls";
import { PEOPLE, slugOf } from "./shape";
import type { Site, SiteTemplate } from "./site";
import { type Received, Viewers } from "./viewers";

export const PER_SECOND = 50;
export const STARTS = 200;
const SETTLE_MS = 500;
/** Enough calls that later ones cost the same. */
const WARM_UP_PAIRS = { embedded: 250, PostgreSQL: 400 };
const WARM_UP_ID = 800_000;

/** The starts of a round, and the CPU time that the server used meanwhile. */
export interface StartRound extends Starts {
  cpuMs: number;
  elapsedMs: number;
  received: Received;
}

/**
 * A version of the app with three servers: `bare` has no viewers, `watched` one for every person.
 * Queries and pages are measured on a server of their own, so that the other two differ in nothing
 * but the viewers.
 */
export class MeasuredVersion {
  private constructor(
    readonly name: string,
    readonly template: SiteTemplate,
    readonly bare: MeasuredServer,
    readonly watched: MeasuredServer,
    readonly reader: MeasuredServer,
  ) {}

  static async open(
    { name, template }: { name: string; template: SiteTemplate },
    { cookies, isCompressed }: { cookies: string[]; isCompressed: boolean },
  ): Promise<MeasuredVersion> {
    const servers: MeasuredServer[] = [];
    const start = async () => {
      const server = new MeasuredServer(await template.start(), cookies);
      servers.push(server);
      return server;
    };
    try {
      const [bare, watched, reader] = [await start(), await start(), await start()];
      for (const server of [bare, watched]) await server.warmUp(WARM_UP_PAIRS[template.engine]);
      await watched.openViewers(isCompressed);
      return new MeasuredVersion(name, template, bare, watched, reader);
    } catch (error) {
      for (const server of servers) await server.close();
      await template.remove();
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const server of [this.bare, this.watched, this.reader]) await server.close();
    await this.template.remove();
  }
}

/** A running server with its callers and viewers. */
export class MeasuredServer {
  readonly caller: Caller;
  #viewers: Viewers | null = null;

  constructor(
    readonly site: Site,
    private readonly cookies: string[],
  ) {
    this.caller = new Caller(site, cookies);
  }

  async warmUp(pairs: number): Promise<void> {
    const people = Array.from({ length: pairs }, (_, n) => n);
    await forEachAtOnce(people, 4, async (n) => {
      await this.caller.break(n, await this.caller.start(n, WARM_UP_ID + n));
    });
  }

  /** Opens a stream for every person, with the headers of a browser. */
  async openViewers(isCompressed: boolean): Promise<void> {
    const handshakes = this.cookies.map((cookie, n) =>
      getRequest(`/api/live?room=${slugOf(n)}`, {
        Cookie: cookie,
        "Sec-Fetch-Site": "same-origin",
        ...(isCompressed && { "Accept-Encoding": "gzip, deflate, br, zstd" }),
      }),
    );
    this.#viewers = await Viewers.open(this.site.port, handshakes);
  }

  /** Starts the sessions of a round. They run until `endSessions`. */
  async start(round: number): Promise<StartRound> {
    await this.#viewers?.collect();
    const people = Array.from({ length: STARTS }, (_, i) => (round * STARTS + i) % PEOPLE);
    const [before, begun] = [await this.site.process.cpuMs(), performance.now()];
    const starts = await startAtRate(this.caller, people, {
      perSecond: PER_SECOND,
      firstId: 1 + round * STARTS,
    });
    await wait(SETTLE_MS);
    const cpuMs = (await this.site.process.cpuMs()) - before;
    const elapsedMs = performance.now() - begun;
    const received = (await this.#viewers?.collect()) ?? { arrivals: new Map(), bytes: 0 };
    return { ...starts, cpuMs, elapsedMs, received };
  }

  async endSessions({ sessions }: Starts): Promise<void> {
    await forEachAtOnce(sessions, 4, ({ n, id }) => this.caller.break(n, id));
    await wait(SETTLE_MS);
  }

  async close(): Promise<void> {
    this.#viewers?.close();
    this.caller.close();
    await this.site.process.stop();
  }
}
