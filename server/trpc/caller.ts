import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { readClock } from "@/db/clock";
import { isAccountDeleted } from "../auth/deleted-account";
import { runtime } from "../process/runtime.mjs";
import { findRetryAfter, Refusal, refuseUnavailable } from "../refusal";
import { createContext } from "./context";
import { createCaller } from "./root";

/** The request's context, created once per request. */
const requestContext = cache(() =>
  withReportedRefusals(async () => createContext(await headers())),
);

/** Calls procedures from a server component as the request's viewer. */
export const serverCaller = cache(async () =>
  createCaller(await requestContext(), { onError: ({ error }) => reportRefusal(error) }),
);

/** The database's time, read once per request. */
export const requestNow = cache(async () => {
  const { db } = await requestContext();
  return withReportedRefusals(() => readClock(db));
});

/** The viewer's rooms, read once per request: the sidebar and most pages list them. */
export const requestRooms = cache(async () => (await serverCaller()).room.list());

/** Whether the request comes from a device of a deleted account. */
export const requestIsFromDeletedAccount = async () => {
  const { db } = await requestContext();
  const cookies = (await headers()).get("cookie");
  return withReportedRefusals(() => isAccountDeleted(db, cookies));
};

/** The request's viewer, or null. */
export const requestViewer = async () => (await requestContext()).viewer;

async function withReportedRefusals<T>(work: () => Promise<T>): Promise<T> {
  // After a failure Next renders its error page, which would wait for the database again.
  const reported = runtime.pages.getStore()?.refusal;
  if (reported) throw new Refusal(reported.reason);
  try {
    return await work();
  } catch (cause) {
    const error = refuseUnavailable(cause);
    reportRefusal(error);
    throw error;
  }
}

/** Lets the page be answered with 503 if the reason is temporary; see server/http/page-answer.mjs. */
function reportRefusal(error: unknown): void {
  const page = runtime.pages.getStore();
  if (!page || !(error instanceof Refusal)) return;
  const { reason } = error;
  if (reason !== "database_unavailable" && reason !== "server_busy") return;
  page.refusal ??= { reason, retryAfterSeconds: findRetryAfter(error) ?? 1 };
}
