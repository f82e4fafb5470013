import { RoomClosed } from "@/components/room/room-closed";

export default function RoomNotFound() {
  return <RoomClosed />;
}
