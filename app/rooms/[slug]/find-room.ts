import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { refusalReason } from "@/app/refusal-reason";
import { serverCaller } from "@/server/trpc/caller";

/** Title of the page for people who may not see the room. */
export async function refusedMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("room.noAccess"))("title") };
}

/** The room as a member sees it, or why it is refused. Read once per request. */
export const findRoom = cache(async (slug: string) => {
  const caller = await serverCaller();
  return caller.room.get({ slug }).catch((error: unknown) => ({ refused: refusalReason(error) }));
});
