import { useTranslations } from "next-intl";
import { Downloads } from "../dashboard/charts/chart-section";
import { useFormatDuration } from "../format/use-format-duration";
import type { RoomComparison } from "./room-dashboard-data";
import { roomExportPath } from "./room-export-path";

/** One quiet line of those who deleted their accounts: counts, of all days, in no sum above. */
export function RoomPastLine({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.past");
  const duration = useFormatDuration();
  const { slug, view, figures } = data;
  if (!figures.past) return null;
  const { people, completed, broken, focusMinutes } = figures.past;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t pt-2 text-sm text-soft">
      <p>{t("line", { people, completed, broken, time: duration(focusMinutes) })}</p>
      <div className="text-xs">
        <Downloads of={t("title")} href={roomExportPath(slug, view.span, "past")} />
      </div>
    </div>
  );
}
