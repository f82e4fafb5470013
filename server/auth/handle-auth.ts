import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import NextAuth from "next-auth";
import { z } from "zod";
import { REASONS, type Reason } from "@/domain/api/reasons";
import { database } from "../database";
import { log } from "../log";
import { findRetryAfter, Refusal, refuseUnavailable } from "../refusal";
import {
  callbackUrlCookieName,
  csrfCookieName,
  isSecureSite,
  oldSessionCookieName,
  parseCookies,
  sessionCookieName,
} from "./cookie";
import { NextAuthAnswer } from "./next-auth-answer";
import { createAuthOptions } from "./options";
import { comesFromOtherSite } from "./origin";
import { viewerFromToken } from "./viewer";

/** The methods of next-auth's endpoints that the app uses. The others are not reachable. */
const ENDPOINTS = new Map([
  ["csrf", ["GET"]],
  ["session", ["GET"]],
  ["providers", ["GET"]],
  ["signin", ["GET"]],
  ["error", ["GET"]],
  ["signout", ["GET", "POST"]],
  ["callback/guest", ["POST"]],
  ["callback/password", ["POST"]],
  ["callback/device-code", ["POST"]],
]);

/** Validates next-auth's own parameters; a provider validates the others. */
const parameters = z.looseObject({
  callbackUrl: z
    .string()
    .transform((text, ctx) => {
      const url = URL.canParse(text, siteUrl()) ? new URL(text, siteUrl()).href : "";
      // Encoded, because next-auth puts it into a header.
      if (isHttpUrl(url)) return url;
      ctx.addIssue("not an address");
      return z.NEVER;
    })
    .optional(),
  csrfToken: z.string().optional(),
  error: z.string().regex(/^\w*$/).optional(),
});
type Parameters = z.output<typeof parameters>;

const siteUrl = () => process.env.NEXTAUTH_URL ?? "http://localhost:3000";

/**
 * Handles `/api/auth/…` by next-auth. Validates requests before next-auth sees them, because it
 * answers malformed ones with server errors and logs parts of them.
 */
export async function handleAuth(request: Request): Promise<Response> {
  try {
    return await answer(request);
  } catch (err) {
    const refusal = refuseUnavailable(err);
    if (refusal instanceof Refusal) {
      return refused(refusal.reason, { headers: { "retry-after": `${findRetryAfter(refusal)}` } });
    }
    const id = randomUUID();
    log.error({ id, err }, "signing in or out failed");
    return refused("unexpected", { id });
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const endpoint = pathname.replace(/^\/api\/auth\//, "");
  const methods = ENDPOINTS.get(endpoint);
  if (!methods) return refused("procedure_not_found");
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (!methods.includes(method)) {
    const headers = { allow: methods.join(", ") };
    return refused("invalid_input", { code: "METHOD_NOT_SUPPORTED", headers });
  }
  const sent = parseCookies(request.headers.get("cookie"));
  const problem = method === "POST" && findOriginProblem(request.headers, sent);
  if (problem) return refused(problem);
  const query = parameters.safeParse(Object.fromEntries(searchParams));
  const body = parameters.safeParse(method === "POST" ? await readFields(request) : {});
  if (!query.success || !body.success) return refused("invalid_input");
  return runNextAuth(request, sent, { endpoint, method, query: query.data, body: body.data });
}

/** Why a form is not accepted from where it comes. Over http, the cookies of an https site are lost. */
function findOriginProblem(headers: Headers, sent: Map<string, string>): Reason | null {
  const origin = headers.get("origin") ?? "";
  const isPlainHttp = origin.startsWith("http://") && URL.canParse(origin);
  if (isSecureSite() && isPlainHttp && !sent.has(csrfCookieName())) {
    const { host, hostname } = new URL(origin);
    const isOwn = host === headers.get("host") || hostname === new URL(siteUrl()).hostname;
    if (isOwn) return "https_required";
  }
  return comesFromOtherSite(headers) ? "foreign_origin" : null;
}

/** The fields of a form or of JSON; null when they cannot be read. */
async function readFields(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const text = await request.text();
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!/^application\/json\b/i.test(type)) return text === "" ? {} : null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface AuthCall {
  endpoint: string;
  method: string;
  query: Parameters;
  body: Parameters;
}

async function runNextAuth(
  request: Request,
  sent: Map<string, string>,
  { endpoint, method, query, body }: AuthCall,
): Promise<Response> {
  const { cookies, hasOld } = await readAuthCookies(sent);
  const failures: unknown[] = [];
  const nextAuth = new NextAuthAnswer();
  const asked = {
    method,
    headers: Object.fromEntries(request.headers),
    cookies,
    query: { ...query, nextauth: endpoint.split("/") },
    body,
  };
  const options = createAuthOptions((error) => failures.push(error));
  await NextAuth(asked as never, nextAuth as never, options);
  if (failures.length > 0) throw failures[0];
  if (/\/api\/auth\/sign(in|out)\?csrf=true$/.test(nextAuth.redirect)) {
    // It redirects to a form that the app does not have, and our pages took that for a success.
    return refused(sent.has(csrfCookieName()) ? "foreign_origin" : "cookies_required");
  }
  if (hasOld && nextAuth.setsCookie(sessionCookieName())) {
    nextAuth.clearCookie(oldSessionCookieName(), { isSecure: isSecureSite() });
  }
  return nextAuth.toResponse();
}

/**
 * The cookies for next-auth under today's names. A device with a session cookie of an earlier version
 * is signed in, and its cookie is replaced.
 */
async function readAuthCookies(sent: Map<string, string>) {
  const [session, old] = [sessionCookieName(), oldSessionCookieName()];
  const { db } = database();
  const hasOld = old !== session && !!(await viewerFromToken(db, sent.get(old)));
  const isReplaced = hasOld && !(await viewerFromToken(db, sent.get(session)));
  const callbackUrl = decode(sent.get(callbackUrlCookieName())) ?? "";
  const cookies = {
    [session]: sent.get(isReplaced ? old : session),
    [csrfCookieName()]: decode(sent.get(csrfCookieName())),
    [callbackUrlCookieName()]: isHttpUrl(callbackUrl) ? callbackUrl : undefined,
  };
  const present = Object.entries(cookies).filter(([, value]) => value !== undefined);
  return { cookies: Object.fromEntries(present), hasOld };
}

const isHttpUrl = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

interface RefusedOptions {
  code?: (typeof REASONS)[Reason] | "METHOD_NOT_SUPPORTED";
  id?: string;
  headers?: Record<string, string>;
}

/** A refusal in the shape of tRPC's. */
function refused(
  reason: Reason,
  { code = REASONS[reason], id, headers }: RefusedOptions = {},
): Response {
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
  return Response.json(
    { error: { message: reason, data: { code, httpStatus, reason, ...(id && { id }) } } },
    { status: httpStatus, headers: { "cache-control": "no-store", ...headers } },
  );
}
