import { REASONS, type Reason } from "@/domain/api/reasons";

/** A refused sign-in, in the shape of every other refused call: `data.reason`. */
class SignInError extends Error {
  readonly data: { reason: Reason };

  constructor(reason: Reason) {
    super(reason);
    this.data = { reason };
  }
}

/** Signs in by e-mail and password. Throws a `SignInError`, or a TypeError without an answer. */
export const signInWithPassword = (email: string, password: string) =>
  callBack("password", { email, password });

/**
 * Makes a guest of whoever sits here, in this browser's time zone, without leaving the page. With an
 * invite they are seated by it; when it is refused there is no guest either.
 */
export const signInAsGuest = (name: string, invite?: string) =>
  callBack("guest", {
    name,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(invite && { invite }),
  });

/** Whether this browser is signed in by now, whatever the page was drawn for. */
export async function isSomeoneSignedIn(): Promise<boolean> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  return Boolean(((await response.json()) as { user?: unknown } | null)?.user);
}

/** Signs this device out. */
export async function signOutHere(): Promise<void> {
  await post("/api/auth/signout", {});
}

async function callBack(provider: string, fields: Record<string, string>): Promise<void> {
  const response = await post(`/api/auth/callback/${provider}`, fields);
  const { url } = (await response.json()) as { url?: string };
  const error = url && new URL(url, location.href).searchParams.get("error");
  if (error || !response.ok) throw new SignInError(reasonFor(error || ""));
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" });
  return fetch(path, { method: "POST", body });
}

/** next-auth hands our own reasons through as they are and has one word for a wrong password. */
function reasonFor(error: string): Reason {
  if (error === "CredentialsSignin") return "wrong_credentials";
  return Object.hasOwn(REASONS, error) ? (error as Reason) : "unexpected";
}
