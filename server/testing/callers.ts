import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Database } from "@/db/client";
import type { Reason } from "@/domain/api/reasons";
import { createGuest, signInDevice } from "../auth/mutations";
import { viewerBySid } from "../auth/viewer";
import type { Notice } from "../live/announce";
import { Refusal } from "../refusal";
import { innerContext } from "../trpc/context";
import { describeFailure } from "../trpc/init";
import { createCaller } from "../trpc/root";

/** Signs in a guest with the six default activities and returns their caller. */
export async function signInGuest(database: Database, name = "Mara", timeZone = "Europe/Vienna") {
  const { db } = database;
  const { id: userId } = await createGuest(db, { name, timeZone });
  const sid = await signInDevice(db, { userId, device: "Firefox" });
  const viewer = await viewerBySid(db, sid);
  if (!viewer) throw new Error("the device was not signed in");
  const notices: Notice[] = [];
  const call = createCaller(
    innerContext({
      database,
      viewer,
      address: randomUUID(),
      announce: (notice) => notices.push(notice),
    }),
  );
  return { userId, sid, viewer, call, notices };
}

/** Returns a caller without a viewer. */
export const callAsNobody = (database: Database) =>
  createCaller(innerContext({ database, viewer: null, address: randomUUID(), announce: () => {} }));

/**
 * Returns the reason of a refusal or of invalid input, or "accepted" if the call succeeds. Throws
 * other errors.
 */
export async function callOutcome(call: Promise<unknown>): Promise<Reason | "accepted"> {
  try {
    await call;
    return "accepted";
  } catch (error) {
    const isExpected = error instanceof Refusal || isInvalidInput(error);
    if (isExpected) return describeFailure(error, undefined).reason;
    throw error;
  }
}

const isInvalidInput = (error: unknown): error is TRPCError =>
  error instanceof TRPCError && error.code === "BAD_REQUEST" && error.cause instanceof ZodError;
