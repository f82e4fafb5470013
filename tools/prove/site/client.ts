import { type Answer, describeAnswer, type HttpRequest, newAgent, send } from "./http";

let addresses = 0;

/** An address that nobody else has in this run, so that people do not share a limit. */
export function nextAddress(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** A person's device: it signs in, keeps its cookies and calls the API as a browser does. */
export class Client {
  userId = "";
  readonly #agent;

  private constructor(
    /** The origin of the site, or of a proxy in front of it. */
    readonly url: string,
    /** The address that a trusted proxy reports. */
    readonly address: string,
    public cookie = "",
    localAddress?: string,
  ) {
    this.#agent = newAgent(url, localAddress);
  }

  /** A client that is not signed in. */
  static visit(url: string, address = nextAddress()): Client {
    return new Client(url, address);
  }

  /** A client that connects from this address of the machine. */
  static visitFrom(url: string, localAddress: string): Client {
    return new Client(url, nextAddress(), "", localAddress);
  }

  /** A client with the cookie of a device that is signed in already. */
  static withCookie(url: string, cookie: string): Client {
    return new Client(url, nextAddress(), cookie);
  }

  static async signInAsGuest(
    url: string,
    { name, invite }: { name: string; invite?: string },
  ): Promise<Client> {
    const client = Client.visit(url);
    const answer = await client.signIn("guest", {
      name,
      timeZone: "UTC",
      ...(invite && { invite }),
    });
    if (!client.isSignedIn) {
      throw new Error(`a guest could not sign in: ${describeAnswer(answer)}`);
    }
    client.userId = (await client.read<{ id: string }>("account.me")).id;
    return client;
  }

  get isSignedIn(): boolean {
    return this.cookie.includes("session-token=");
  }

  /** The same device at another process of the site. */
  at(url: string): Client {
    const client = new Client(url, this.address, this.cookie);
    client.userId = this.userId;
    return client;
  }

  /** Signs in through next-auth. */
  async signIn(
    provider: "guest" | "password" | "device-code",
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.#postForm(`/api/auth/callback/${provider}`, fields, headers);
  }

  /** Signs the device out; its cookie is kept, to try it afterwards. */
  signOut(headers: Record<string, string> = {}): Promise<Answer> {
    return this.#postForm("/api/auth/signout", {}, headers, { keepsCookies: false });
  }

  /** Sends a request with this device's cookies, its address and the Origin header of a page. */
  request(path: string, { headers, ...options }: HttpRequest = {}): Promise<Answer> {
    return send(this.url + path, {
      agent: this.#agent,
      ...options,
      headers: {
        origin: this.url,
        "x-forwarded-for": this.address,
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
    });
  }

  query(procedure: string, input?: unknown): Promise<Answer> {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.request(`/api/trpc/${procedure}${query}`);
  }

  mutate(procedure: string, input?: unknown): Promise<Answer> {
    return this.request(`/api/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input ?? {}),
    });
  }

  /** The data of a query that must succeed. */
  async read<Data>(procedure: string, input?: unknown): Promise<Data> {
    return readData<Data>(await this.query(procedure, input));
  }

  /** The data of a mutation that must succeed. */
  async write<Data>(procedure: string, input: unknown): Promise<Data> {
    return readData<Data>(await this.mutate(procedure, input));
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Posts a form of next-auth, with its token against forged requests. */
  async #postForm(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string>,
    { keepsCookies = true } = {},
  ): Promise<Answer> {
    const csrf = await this.request("/api/auth/csrf");
    this.#keepCookies(csrf);
    const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
    const answer = await this.request(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ csrfToken, json: "true", ...fields }).toString(),
    });
    if (keepsCookies) this.#keepCookies(answer);
    return answer;
  }

  #keepCookies({ headers }: Answer): void {
    const kept = new Map(this.cookie.split("; ").map((pair) => [pair.split("=", 1)[0], pair]));
    for (const cookie of headers["set-cookie"] ?? []) {
      const [pair = ""] = cookie.split(";", 1);
      kept.set(pair.split("=", 1)[0], pair);
    }
    this.cookie = [...kept.values()].filter(Boolean).join("; ");
  }
}

function readData<Data>(answer: Answer): Data {
  if (answer.status !== 200) throw new Error(`refused: ${describeAnswer(answer)}`);
  return JSON.parse(answer.text).result.data as Data;
}
