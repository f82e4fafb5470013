import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import { Select } from "../../ui/field";
import type { MyRoom } from "../home-data";
import { describeRoomsSeeingBusy } from "../use-my-rooms";

interface RoomPickerProps {
  rooms: MyRoom[];
  value: string | null;
  onChange: (roomSlug: string | null) => void;
}

/** The room of the session, with a hint that says who will see it. */
export function RoomPicker({ rooms, value, onChange }: RoomPickerProps) {
  const t = useTranslations("home.room");
  const room = rooms.find(({ slug }) => slug === value);
  const busy = describeRoomsSeeingBusy(rooms);
  const alone = busy ? `${t("nobody")} ${t("busy", busy)}` : t("nobody");
  const seen = room ? t(findShownSharing(room), { room: room.name }) : alone;
  if (rooms.length === 0) return <p className="text-sm text-soft">{seen}</p>;
  return (
    <Select
      label={t("label")}
      name="room"
      value={room?.slug ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      hint={seen}
    >
      <option value="">{t("justMe")}</option>
      {rooms.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </Select>
  );
}
