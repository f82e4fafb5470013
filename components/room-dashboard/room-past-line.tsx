import { useTranslations } from "next-intl";
import { Downloads } from "../dashboard/chart-section";
import { useDurationWords } from "../record/use-duration-words";
import { roomExportPath } from "./room-export-path";
import type { RoomComparison } from "./room-view-data";

/** One quiet line of those who deleted their accounts: counts, of all days, in no sum above. */
export function RoomPastLine({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.past");
  const duration = useDurationWords();
  const { slug, view, figures } = data;
  if (!figures.past) return null;
  const { people, completed, broken, protectedMinutes } = figures.past;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t pt-2 text-sm text-soft">
      <p>{t("line", { people, completed, broken, time: duration(protectedMinutes) })}</p>
      <div className="text-xs">
        <Downloads of={t("title")} href={roomExportPath(slug, view.span, "past")} />
      </div>
    </div>
  );
}
