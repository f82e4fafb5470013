import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoomClosed } from "@/components/room/room-closed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("room.noAccess"))("title") };
}

export default function RoomNotFound() {
  return <RoomClosed />;
}
