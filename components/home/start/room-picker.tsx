import { useTranslations } from "next-intl";
import { findShownSharing } from "@/domain/room/sharing";
import { Select } from "../../ui/field";
import type { MyRoom } from "../home-data";
import { busyTo } from "../rooms-seeing-busy";

interface PlacePickerProps {
  rooms: MyRoom[];
  value: string | null;
  onChange: (roomSlug: string | null) => void;
}

/** Where the session runs and, in words, who will see what of it. */
export function PlacePicker({ rooms, value, onChange }: PlacePickerProps) {
  const t = useTranslations("home.place");
  const room = rooms.find(({ slug }) => slug === value);
  const told = busyTo(rooms);
  const alone = told ? `${t("nobody")} ${t("busy", told)}` : t("nobody");
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
