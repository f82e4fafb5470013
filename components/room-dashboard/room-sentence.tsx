import { useTranslations } from "next-intl";
import { useDurationWords } from "../record/use-duration-words";
import type { RoomComparison } from "./room-view-data";

/** One's own first, then what all of them came to together. */
export function RoomSentence({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.sentence");
  const duration = useDurationWords();
  const { members, total } = data.figures;
  const [own] = members;
  const ownSum = own && {
    completed: own.completed,
    broken: own.broken,
    time: duration(own.protectedMinutes),
  };
  const together = {
    people: members.length,
    completed: total.completed,
    time: duration(total.protectedMinutes),
  };
  return (
    <>
      {ownSum && t("own", ownSum)} {members.length > 1 && t("together", together)}
    </>
  );
}
