import { REASONS, type Reason } from "@/domain/api/reasons";
import { deviceZone } from "../../format/device-zone";

/** A refused sign-in, with `data.reason` like a refused tRPC call. */
class SignInError extends Error {
  readonly data: { reason: Reason };

  constructor(reason: Reason) {
    super(reason);
    this.data = { reason };
  }
}

/** Signs in with email and password. Throws a `SignInError`, or a TypeError without an answer. */
export const signInWithPassword = (email: string, password: string) =>
  authenticate("password", { email, password });

/**
 * Creates a guest in this browser's time zone and signs them in. With an invite they also join its
 * room; if it is refused, no guest is created.
 */
export const signInAsGuest = (name: string, invite?: string) =>
  authenticate("guest", {
    name,
    timeZone: deviceZone() ?? "UTC",
    ...(invite && { invite }),
  });

/** Asks the server whether this browser is signed in, which the page may not know yet. */
export async function isSomeoneSignedIn(): Promise<boolean> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  return Boolean(((await response.json()) as { user?: unknown } | null)?.user);
}

/** Signs this device out. */
export async function signOutHere(): Promise<void> {
  await post("/api/auth/signout", {});
}

async function authenticate(provider: string, fields: Record<string, string>): Promise<void> {
  const response = await post(`/api/auth/callback/${provider}`, fields);
  const { url = "" } = (await response.json()) as { url?: string };
  const answer = new URL(url, location.href).searchParams;
  // next-auth's answer when the cookie that it set just before did not come back.
  if (answer.has("csrf")) throw new SignInError("cookies_required");
  const error = answer.get("error");
  if (error || !response.ok) throw new SignInError(reasonFor(error ?? ""));
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" });
  return fetch(path, { method: "POST", body });
}

/** next-auth passes our reasons through and has its own code for a wrong password. */
function reasonFor(error: string): Reason {
  if (error === "CredentialsSignin") return "wrong_credentials";
  return Object.hasOwn(REASONS, error) ? (error as Reason) : "unexpected";
}
