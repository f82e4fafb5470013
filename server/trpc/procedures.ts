import { isAllowed, type RoomAction } from "@/domain/room/permissions";
import { countUse } from "../auth/rate-limit";
import { Refusal, requireFound } from "../refusal";
import { findMembership } from "../room/queries";
import { t } from "./init";

/** For anyone, signed in or not. */
export const publicProcedure = t.procedure;

/** For a signed-in person: everything is then found through `ctx.viewer`. */
export const userProcedure = t.procedure.use(async ({ ctx, next, type }) => {
  const { viewer } = ctx;
  if (!viewer) throw new Refusal("sign_in_required");
  if (type === "mutation") await countUse(ctx.database, "mutation", viewer.userId);
  return next({ ctx: { ...ctx, viewer } });
});

/**
 * For a member of the room that the input names by `slug` or `roomSlug`. The room is loaded
 * through the viewer's membership, so a room of others and no room at all look the same
 * (`room_not_found`); a member without the right gets `not_allowed`.
 */
export const roomProcedure = (action: RoomAction) =>
  userProcedure.use(async ({ ctx, next, getRawInput }) => {
    const slug = roomSlugIn(await getRawInput());
    if (slug === null) throw new Refusal("invalid_input", { fields: ["roomSlug"] });
    const membership = requireFound(
      await findMembership(ctx.db, { userId: ctx.viewer.userId, slug }),
      "room_not_found",
    );
    if (!isAllowed(membership, action)) throw new Refusal("not_allowed");
    return next({ ctx: { ...ctx, membership } });
  });

function roomSlugIn(input: unknown): string | null {
  if (typeof input !== "object" || input === null) return null;
  const { slug, roomSlug } = input as { slug?: unknown; roomSlug?: unknown };
  const named = roomSlug ?? slug;
  return typeof named === "string" ? named : null;
}
