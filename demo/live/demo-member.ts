import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import type { Activity } from "@/domain/api/wire";
import type { AppRouter } from "@/server/trpc/root";
import { signInByPassword } from "./sign-in";

/** One of the group as a browser would be it: a signed-in device that calls and watches. */
export class Member {
  #stream: AbortController | null = null;

  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    readonly call: TRPCClient<AppRouter>,
    readonly userId: string,
    readonly name: string,
    readonly activities: readonly Activity[],
  ) {}

  static async signIn(
    url: string,
    credentials: { email: string; password: string },
  ): Promise<Member> {
    const cookie = await signInByPassword(url, credentials);
    const headers = { Cookie: cookie, Origin: url };
    const call = createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${url}/api/trpc`, headers })],
    });
    const { id, name } = await call.account.me.query();
    return new Member(url, cookie, call, id, name, await call.activity.list.query());
  }

  /** Opens the room: its stream makes them `here` until they go, or until the server ends it. */
  arrive(roomSlug: string): void {
    if (this.#stream) return;
    const stream = new AbortController();
    this.#stream = stream;
    this.#watch(roomSlug, stream.signal)
      .catch(() => undefined)
      .finally(() => {
        if (this.#stream === stream) this.#stream = null;
      });
  }

  /** Closes the room's page. */
  go(): void {
    this.#stream?.abort();
    this.#stream = null;
  }

  async #watch(roomSlug: string, signal: AbortSignal): Promise<void> {
    const headers = { Cookie: this.cookie };
    const address = `${this.url}/api/live?room=${roomSlug}`;
    const { body } = await fetch(address, { headers, signal });
    for await (const _frame of body ?? []);
  }
}
