import { getTRPCErrorFromUnknown } from "@trpc/server";
import { isAllowed, type RoomAction } from "@/domain/room/permissions";
import { consumeLimit } from "../auth/rate-limit";
import type { Notice } from "../live/announce";
import { metrics } from "../observability/metrics.mjs";
import { InvalidFields, Refusal, refuseUnavailable, requireFound } from "../refusal";
import { findMembership } from "../room/queries";
import { findFailureReason, t } from "./init";

/**
 * For anyone, signed in or not. A resolver reports what it committed with `ctx.announceLater`; the
 * notices are published once it has ended, also when it failed after the commit.
 */
export const publicProcedure = t.procedure.use(async ({ ctx, next, path }) => {
  const begun = performance.now();
  const notices: Notice[] = [];
  const announceLater = (notice: Notice): void => void notices.push(notice);
  // `next` does not throw: it returns a failure as a result.
  const result = await next({ ctx: { announceLater } });
  for (const notice of notices) ctx.announce(notice);
  const failure = result.ok ? null : refuseUnavailable(result.error);
  countCall(path, failure, performance.now() - begun);
  if (failure) throw failure;
  return result;
});

/** Counts a call in the metrics. `path` is the name of a procedure: this runs only for existing ones. */
function countCall(path: string, failure: unknown, ms: number): void {
  const outcome = failure ? findFailureReason(getTRPCErrorFromUnknown(failure)) : "ok";
  metrics.calls.inc({ procedure: path, outcome });
  metrics.callSeconds.observe({ procedure: path }, ms / 1000);
}

/** For signed-in people. Resolvers find everything through `ctx.viewer`. */
export const userProcedure = publicProcedure.use(async ({ ctx, next, type }) => {
  const { viewer } = ctx;
  if (!viewer) throw new Refusal("sign_in_required");
  if (type === "mutation") await consumeLimit(ctx.database, "mutation", viewer.userId);
  return next({ ctx: { ...ctx, viewer } });
});

/**
 * For members of the room that the input names by `slug` or `roomSlug`. The room is loaded through
 * the viewer's membership, so a foreign room and a missing one look the same (`room_not_found`). A
 * member without the permission gets `not_allowed`.
 */
export const roomProcedure = (action: RoomAction) =>
  userProcedure.use(async ({ ctx, next, getRawInput }) => {
    const slug = readRoomSlug(await getRawInput());
    const membership = requireFound(
      await findMembership(ctx.db, { userId: ctx.viewer.userId, slug }),
      "room_not_found",
    );
    if (!isAllowed(membership, action, membership)) throw new Refusal("not_allowed");
    return next({ ctx: { ...ctx, membership } });
  });

/** The slug in an input that was not parsed yet. */
function readRoomSlug(input: unknown): string {
  const { slug, roomSlug } = Object(input) as { slug?: unknown; roomSlug?: unknown };
  const value = roomSlug ?? slug;
  if (typeof value !== "string") throw new InvalidFields(slug === undefined ? "roomSlug" : "slug");
  return value;
}
