import { cache } from "react";
import { failureReason } from "@/app/failure-reason";
import { serverCaller } from "@/server/trpc/caller";

/** The room as its member sees it, read once a request; a refusal's reason for whoever is not one. */
export const roomFor = cache(async (slug: string) => {
  const caller = await serverCaller();
  return caller.room.get({ slug }).catch((error: unknown) => ({ refused: failureReason(error) }));
});
