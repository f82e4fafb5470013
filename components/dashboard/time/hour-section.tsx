import { useTranslations } from "next-intl";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { ChartSection } from "../charts/chart-section";
import type { DashboardData } from "../dashboard-data";
import { exportPath } from "../export-path";
import { buildHourGrid, findBestHour, type HourGrid } from "./hours";

/** At which hours of the week sessions were completed, by the local time of their start. */
export function HourSection({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.hours");
  const weekday = useWeekdayNames();
  const { byHour } = data.patterns;
  const best = findBestHour(byHour);
  const hue = data.params.activityId ? (data.personal.byActivity[0]?.color ?? "none") : "none";
  return (
    <ChartSection
      title={t("title")}
      sentence={
        best
          ? t("best", {
              weekday: weekday(best.weekday),
              hour: best.hour,
              completed: best.completed,
            })
          : t("spread")
      }
      download={exportPath(data.params, "hours")}
      table={{
        columns: [t("when"), t("completed")],
        rows: byHour.map((cell) => ({
          key: `${cell.weekday} ${cell.hour}`,
          cells: [
            t("at", { weekday: weekday(cell.weekday), hour: cell.hour, next: cell.hour + 1 }),
            cell.completed,
          ],
        })),
      }}
    >
      <HourChart grid={buildHourGrid(byHour)} hue={hue} />
    </ChartSection>
  );
}

/** One square per hour of the week; its area is the number of sessions. */
function HourChart({ grid, hue }: { grid: HourGrid; hue: string }) {
  const weekday = useWeekdayNames();
  const columns = { gridTemplateColumns: `2.25rem repeat(${grid.hours.length}, minmax(0, 1fr))` };
  return (
    <div aria-hidden dir="ltr" data-hue={hue} className="on-paper-as-seen text-xs text-soft">
      {grid.rows.map((row) => (
        <div key={row.weekday} className="grid items-center border-t" style={columns}>
          <span>{weekday(row.weekday)}</span>
          {row.counts.map((count, index) => (
            <HourSquare key={grid.hours[index]} share={grid.max > 0 ? count / grid.max : 0} />
          ))}
        </div>
      ))}
      <div className="grid border-t pt-1 tabular-nums" style={columns}>
        <span />
        {grid.hours.map((hour) => (
          <span key={hour} className="whitespace-nowrap">
            {hour % 3 === 0 && hour}
          </span>
        ))}
      </div>
    </div>
  );
}

function HourSquare({ share }: { share: number }) {
  const side = `${Math.max(24, 100 * Math.sqrt(share))}%`;
  return (
    <span className="grid aspect-square max-h-6 w-full place-items-center border-s p-px">
      {share > 0 && (
        <span className="aspect-square rounded-[2px] bg-hue" style={{ height: side }} />
      )}
    </span>
  );
}
