import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoomNoAccess } from "@/components/room/room-no-access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("room.noAccess"))("title") };
}

export default function RoomNotFound() {
  return <RoomNoAccess />;
}
