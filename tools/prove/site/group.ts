import { setTimeout as wait } from "node:timers/promises";
import { SeededRandom } from "@/demo/group/seeded-random";
import type { RoomState } from "@/domain/api/room-state";
import type { Trial } from "../case";
import { Actor } from "./actor";
import { Client } from "./client";
import { Journal } from "./journal";
import { Screen } from "./screen";

/** A room with people who act and watch. */
export class Group {
  readonly journal = new Journal();
  readonly actors: Actor[] = [];
  readonly screens: Screen[] = [];
  /** One for each person, at the first origin of `urls`. */
  readonly clients: Client[] = [];
  slug = "";
  #load: Promise<unknown> = Promise.resolve();

  /**
   * Signs in eight guests who share a room and have its page open. Those of an odd number use the
   * second process, if there is one. `urls` can name a proxy in front of the app.
   */
  static async open(trial: Trial, urls: string[], size = 8): Promise<Group> {
    const group = new Group();
    trial.defer(() => group.close());
    const [first = ""] = urls;
    const owner = await Client.signInAsGuest(first, { name: "Mara" });
    const room = await openRoom(owner, "Library");
    const other = await openRoom(owner, "Physics");
    group.slug = room.slug;
    for (let i = 0; i < size; i += 1) {
      const guest = { name: `Person ${i}`, invite: room.token };
      const client = await Client.signInAsGuest(first, guest);
      const [activity] = await client.read<{ id: string }[]>("activity.list");
      group.journal.people.add(client.userId);
      const own = urls.map((_, turn) => client.at(urls[(i + turn) % urls.length] ?? first));
      const home = {
        slug: room.slug,
        activityId: activity?.id ?? "",
        inviteToken: other.token,
        inviteSlug: other.slug,
      };
      const random = new SeededRandom(`${trial.seed} ${trial.name} ${i}`);
      group.actors.push(new Actor(own, home, random, group.journal));
      group.screens.push(new Screen(own.at(-1) ?? client, room.slug));
      group.clients.push(client);
      trial.defer(() => {
        for (const each of own) each.close();
      });
    }
    trial.defer(() => owner.close());
    return group;
  }

  /** Lets everybody act until `stop`. */
  start(): void {
    this.#load = Promise.all(this.actors.map((actor) => actor.run()));
    // Reported by `stop`.
    this.#load.catch(() => {});
  }

  /** Resolves once every act has been acknowledged or given up. */
  async stop(): Promise<void> {
    for (const actor of this.actors) actor.stop();
    await this.#load;
  }

  /** The state of the room, read now. */
  readRoom(): Promise<RoomState> {
    const [client] = this.clients;
    if (!client) throw new Error("the room has no members");
    return client.read<RoomState>("room.live", { slug: this.slug });
  }

  /**
   * Waits until every screen shows the room as it is. Returns the seconds it took, and a sentence
   * for each screen that did not.
   */
  async awaitScreens(withinSeconds: number): Promise<{ seconds: number; failures: string[] }> {
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    for (;;) {
      const state = await this.readRoom();
      const behind = this.screens.filter((screen) => !screen.shows(state));
      if (behind.length === 0) return { seconds: elapsed(), failures: [] };
      if (elapsed() > withinSeconds) {
        const failures = behind.map(
          (screen) => `screen of ${screen.client.userId}: ${screen.describeDifference(state)}`,
        );
        return { seconds: elapsed(), failures };
      }
      await wait(100);
    }
  }

  /** Waits until every screen is connected; resolves to the seconds it took, or to null. */
  async awaitStreams(withinSeconds: number): Promise<number | null> {
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    while (!this.screens.every((screen) => screen.isCurrent)) {
      if (elapsed() > withinSeconds) return null;
      await wait(50);
    }
    return elapsed();
  }

  close(): void {
    for (const actor of this.actors) actor.stop();
    for (const screen of this.screens) screen.close();
    for (const client of this.clients) client.close();
  }
}

/** Creates a room and an invite link to it. */
export async function openRoom(
  owner: Client,
  name: string,
): Promise<{ slug: string; token: string }> {
  const { slug } = await owner.write<{ slug: string }>("room.create", { name, timeZone: "UTC" });
  const invite = { roomSlug: slug, role: "member" };
  const { token } = await owner.write<{ token: string }>("invite.create", invite);
  return { slug, token };
}
