import { useTranslations } from "next-intl";
import { ChartSection } from "../dashboard/charts/chart-section";
import { useFormatDate } from "../format/use-format-date";
import { hoursOf } from "./day-timeline";
import { useFormatWallTime } from "./use-format-wall-time";
import type { WeekDay } from "./week-days";
import { weekHistoryPath } from "./week-path";
import { WeekLines } from "./week-timelines";

interface LinesSectionProps {
  week: string;
  days: readonly WeekDay[];
  /** Epoch ms. */
  now: number;
}

/** The week's seven lines, and their sessions as a table and as files. */
export function LinesSection({ week, days, now }: LinesSectionProps) {
  const t = useTranslations("week.lines");
  const dateWords = useFormatDate();
  const wallWords = useFormatWallTime();
  const sessions = days.flatMap((day) => day.sessions);
  // Drawn like the others, and counted apart: no figure of the week has them in it.
  const rests = sessions.filter(({ session }) => session.activity.isRest).length;
  const focused = sessions.length - rests;
  const counted = [
    focused > 0 && t("sessions", { count: focused }),
    rests > 0 && t("rests", { count: rests }),
    t("local"),
  ];
  return (
    <ChartSection
      title={t("title")}
      sentence={sessions.length === 0 ? t("none") : counted.filter(Boolean).join(" · ")}
      {...(sessions.length > 0 && {
        download: weekHistoryPath(week),
        table: {
          columns: [t("day"), t("activity"), t("status"), t("from"), t("to")],
          rows: sessions.map((wall) => {
            const { activity, status, from, to } = wallWords(wall, now);
            const day = dateWords(wall.session.localDate);
            return { key: wall.session.id, cells: [day, activity, status, from, to] };
          }),
        },
      })}
    >
      <WeekLines days={days} hours={hoursOf(sessions)} now={now} />
    </ChartSection>
  );
}
