import { isReason, type Reason } from "@/domain/api/reasons";
import { deviceZone } from "../../format/device-zone";

/** A refused sign-in, with `data` like a refused tRPC call. */
class SignInError extends Error {
  constructor(readonly data: { reason: Reason; id?: string }) {
    super(data.reason);
  }
}

/** Signs in with email and password. Throws a `SignInError`, or a TypeError without an answer. */
export const signInWithPassword = (email: string, password: string) =>
  authenticate("password", { email, password });

/**
 * Signs in by the code that another device of the person shows. With an invite, the person must be a
 * member of its room.
 */
export const signInByCode = (code: string, invite?: string) =>
  authenticate("device-code", { code, ...(invite && { invite }) });

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

/**
 * Asks the server whether this browser is signed in, which the page may not know yet. Throws without
 * a clear answer: taken for a no, it would lead to a new guest who replaces the one signed in.
 */
export async function isSomeoneSignedIn(): Promise<boolean> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw await readError(response);
  return Boolean(((await response.json()) as { user?: unknown } | null)?.user);
}

/** Signs this device out. */
export async function signOutHere(): Promise<void> {
  const response = await post("/api/auth/signout", {});
  if (!response.ok) throw await readError(response);
}

async function authenticate(provider: string, fields: Record<string, string>): Promise<void> {
  const response = await post(`/api/auth/callback/${provider}`, fields);
  if (!response.ok) throw await readError(response);
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await fetch("/api/auth/csrf", { cache: "no-store" });
  if (!csrf.ok) throw await readError(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" });
  return fetch(path, { method: "POST", body });
}

/** True for an answer of a proxy that does not reach the server, such as during a restart. */
const isGateway = ({ status }: Response) => [502, 503, 504].includes(status);

/**
 * Our own refusals have the shape of tRPC's. next-auth answers with an address that holds the reason,
 * and has its own code for a wrong password.
 */
async function readError(response: Response): Promise<SignInError> {
  const body = (await response.json().catch(() => null)) as {
    error?: { data?: { reason?: string; id?: string } };
    url?: string;
  } | null;
  const inUrl = body?.url && new URL(body.url, location.href).searchParams.get("error");
  const { reason = inUrl ?? "", id } = body?.error?.data ?? {};
  if (reason === "CredentialsSignin") return new SignInError({ reason: "wrong_credentials" });
  if (!isReason(reason)) {
    return new SignInError({ reason: isGateway(response) ? "database_unavailable" : "unexpected" });
  }
  return new SignInError({ reason, ...(id && { id }) });
}
