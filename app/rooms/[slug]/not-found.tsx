import { RoomNoAccess } from "@/components/room/room-no-access";
import { refusedMetadata } from "./find-room";

export const generateMetadata = refusedMetadata;

export default function RoomNotFound() {
  return <RoomNoAccess />;
}
