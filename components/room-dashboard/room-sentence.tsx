import { useTranslations } from "next-intl";
import { useFormatDuration } from "../format/use-format-duration";
import type { RoomComparison } from "./room-dashboard-data";

/** One's own first, then what all of them came to together. */
export function RoomSentence({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.sentence");
  const duration = useFormatDuration();
  const { members, total } = data.figures;
  const [own] = members;
  const ownSum = own && {
    completed: own.completed,
    broken: own.broken,
    time: duration(own.focusMinutes),
  };
  const together = {
    people: members.length,
    completed: total.completed,
    time: duration(total.focusMinutes),
  };
  return (
    <>
      {ownSum && t("own", ownSum)} {members.length > 1 && t("together", together)}
    </>
  );
}
