"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { MyRoom } from "../home-data";

interface RoomPickerProps {
  rooms: MyRoom[];
  value: string | null;
  onChange: (roomSlug: string | null) => void;
  className: string;
}

/** The room of the session: a native select below a text of its own, which fits the line. */
export function RoomPicker({ rooms, value, onChange, className }: RoomPickerProps) {
  const t = useTranslations("home.room");
  const room = rooms.find(({ slug }) => slug === value);
  return (
    <span
      className={classNames(
        "relative has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
        className,
      )}
    >
      <span aria-hidden translate={room ? "no" : undefined} className="truncate">
        {room?.name ?? t("justMe")}
      </span>
      <span className="text-soft">
        <Icon of={ChevronDown} size={16} />
      </span>
      <select
        aria-label={t("label")}
        name="room"
        value={room?.slug ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        className="absolute inset-0 w-full opacity-0"
      >
        <option value="">{t("justMe")}</option>
        {rooms.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
