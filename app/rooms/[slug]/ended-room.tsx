import { notFound } from "next/navigation";
import { RoomNoAccess } from "@/components/room/room-no-access";
import { serverCaller } from "@/server/trpc/caller";

/** Tells a former member how the membership ended. For everybody else, there is no such room. */
export async function EndedRoom({ slug }: { slug: string }) {
  const caller = await serverCaller();
  // A slug that no room can have is refused as invalid.
  const former = await caller.room.formerMembership({ slug }).catch(() => null);
  if (!former) notFound();
  return <RoomNoAccess ended={former.ended} />;
}
