import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";
import type { Database } from "@/db/client";
import { handleAuth } from "../auth/handle-auth";
import { log } from "../log";
import { runtime } from "../process/runtime.mjs";

const SITE = "http://localhost:3000";

/** Serves next-auth with this database in each test. Returns how to check that nothing was logged. */
export function serveAuth(database: Database, secret: string): { expectNothingLogged: () => void } {
  let logged: MockInstance[] = [];
  beforeEach(() => {
    vi.stubEnv("NEXTAUTH_SECRET", secret);
    vi.stubEnv("NEXTAUTH_URL", SITE);
    runtime.database = database;
    logged = (["error", "warn"] as const).flatMap((level) => [
      vi.spyOn(log, level) as MockInstance,
      vi.spyOn(console, level) as MockInstance,
    ]);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    runtime.database = null;
  });
  return {
    expectNothingLogged: () => {
      for (const writes of logged) expect(writes).not.toHaveBeenCalled();
    },
  };
}

/** A browser that keeps the cookies it receives from `handleAuth`. */
export class AuthBrowser {
  readonly cookies = new Map<string, string>();
  /** The `Origin` header of its forms. */
  origin: string | null = SITE;

  async send(method: string, path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("cookie", this.cookie);
    if (method === "POST" && this.origin) headers.set("origin", this.origin);
    const url = `${SITE}/api/auth/${path}`;
    const response = await handleAuth(new Request(url, { ...init, method, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  /** Posts a form with its `csrfToken`. */
  async post(path: string, fields: Record<string, string> = {}) {
    const { csrfToken } = (await this.send("GET", "csrf")).body;
    const body = new URLSearchParams({ csrfToken, json: "true", ...fields });
    return this.send("POST", path, { body });
  }

  /** The `Cookie` header. */
  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get sessionCookies() {
    return [...this.cookies.keys()].filter((name) => name.endsWith("session-token"));
  }
}

/** Null when the text is not JSON. */
function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A database whose every statement fails with this error. */
export const failingDatabase = (database: Database, error: Error): Database => ({
  ...database,
  db: new Proxy(database.db, {
    get: () => () => {
      throw error;
    },
  }),
  query: () => Promise.reject(error),
});
