import { cache } from "react";
import { refusalReason } from "@/app/refusal-reason";
import { serverCaller } from "@/server/trpc/caller";

/** The room as a member sees it, or why it is refused. Read once per request. */
export const findRoom = cache(async (slug: string) => {
  const caller = await serverCaller();
  return caller.room.get({ slug }).catch((error: unknown) => ({ refused: refusalReason(error) }));
});
