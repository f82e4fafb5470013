import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import type { Activity } from "@/domain/api/activity";
import type { AppRouter } from "@/server/trpc/root";

/** A signed-in member that calls the API and opens live streams, as a browser does. */
export class DemoMember {
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
  ): Promise<DemoMember> {
    const cookie = await signInByPassword(url, credentials);
    const headers = { Cookie: cookie, Origin: url };
    const call = createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${url}/api/trpc`, headers })],
    });
    const { id, name } = await call.account.me.query();
    return new DemoMember(url, cookie, call, id, name, await call.activity.list.query());
  }

  /** Opens the room's stream, which makes the member available until `leave`. */
  arrive(roomSlug: string): void {
    if (this.#stream) return;
    const stream = new AbortController();
    this.#stream = stream;
    this.#openStream(roomSlug, stream.signal)
      .catch(() => undefined)
      .finally(() => {
        if (this.#stream === stream) this.#stream = null;
      });
  }

  /** Closes the room's stream. */
  leave(): void {
    this.#stream?.abort();
    this.#stream = null;
  }

  async #openStream(roomSlug: string, signal: AbortSignal): Promise<void> {
    const headers = { Cookie: this.cookie };
    const address = `${this.url}/api/live?room=${roomSlug}`;
    const { body } = await fetch(address, { headers, signal });
    for await (const _frame of body ?? []);
  }
}

/** Signs in through next-auth and returns the `Cookie` header of the device. */
async function signInByPassword(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: readCookies(csrf), Origin: url },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  const cookie = readCookies(response);
  if (!cookie.includes("session-token=")) throw new Error(`${email} could not sign in`);
  return cookie;
}

const readCookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
