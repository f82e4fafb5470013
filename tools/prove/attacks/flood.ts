import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Trial } from "../case";
import { Client } from "../site/client";
import { openRoom } from "../site/group";
import { Disconnected, describeAnswer, isRetryable, Unanswered } from "../site/http";
import { type Engine, Site } from "../site/site";

const ASK_EVERY_MS = 200;
const SETTLE_WITHIN_MS = 15_000;
const FEW_DESCRIPTORS = 30;

/** The app, and a person who keeps using it while it is attacked. */
export class Flood {
  readonly #unanswered: string[] = [];
  readonly #failed: string[] = [];
  #asked = 0;
  #isOver = false;
  #asking: Promise<unknown> = Promise.resolve();
  readonly #sockets = new Set<Socket>();
  #descriptorsBefore: number | null = null;

  private constructor(
    private readonly trial: Trial,
    readonly site: Site,
  ) {}

  static async open(
    trial: Trial,
    { engine = "embedded", viewers = 0 }: { engine?: Engine | "any"; viewers?: number } = {},
  ): Promise<Flood> {
    const site = await Site.open(trial, { engine, viewers });
    const flood = new Flood(trial, site);
    trial.defer(() => flood.#endAll());
    const person = await Client.signInAsGuest(site.app.url, { name: "Mara" });
    const { slug } = await openRoom(person, "Library");
    // The first page compiles code and opens files.
    await person.request("/sign-in");
    flood.#descriptorsBefore = site.app.countDescriptors();
    flood.#asking = flood.#keepAsking(person, slug);
    flood.#asking.catch(() => {});
    return flood;
  }

  /** Opens a connection to the app that is destroyed at the end of the trial at the latest. */
  connect(): Socket {
    const socket = connect(this.site.app.port, "127.0.0.1");
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    return socket;
  }

  /** Connections that neither side has closed. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Ends the flood and checks that the person was served, and that nothing stays open. */
  async finish(): Promise<void> {
    this.#isOver = true;
    await this.#asking;
    this.#endAll();
    this.trial.check("ordinary calls are answered within 15 s", this.#asked, this.#unanswered);
    this.trial.check("ordinary calls succeed, or may be retried", this.#asked, this.#failed);
    await this.#checkDescriptors();
  }

  async #checkDescriptors(): Promise<void> {
    const before = this.#descriptorsBefore;
    const { app } = this.site;
    if (before === null) return;
    const until = Date.now() + SETTLE_WITHIN_MS;
    let now = app.countDescriptors() ?? 0;
    while (now > before + FEW_DESCRIPTORS && Date.now() < until) {
      await wait(200);
      now = app.countDescriptors() ?? 0;
    }
    const isFlat = now <= before + FEW_DESCRIPTORS;
    this.trial.check(
      "the app's open descriptors are back to normal",
      1,
      isFlat ? [] : [`${before} before, ${now} afterwards`],
    );
  }

  async #keepAsking(person: Client, slug: string): Promise<void> {
    while (!this.#isOver) {
      this.#asked += 1;
      try {
        const answer = await person.query("room.live", { slug });
        if (answer.status !== 200 && !isRetryable(answer))
          this.#failed.push(`room.live: ${describeAnswer(answer)}`);
      } catch (error) {
        if (error instanceof Unanswered) this.#unanswered.push(error.message);
        else if (error instanceof Disconnected) this.#failed.push(error.message);
        else throw error;
      }
      await wait(ASK_EVERY_MS);
    }
    person.close();
  }

  #endAll(): void {
    this.#isOver = true;
    for (const socket of this.#sockets) socket.destroy();
  }
}
