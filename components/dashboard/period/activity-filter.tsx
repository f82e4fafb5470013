import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Swatch } from "../../ui/swatch";
import type { DashboardData } from "../dashboard-data";
import { dashboardPath } from "./dashboard-params";

/** Which activity everything is about: all of them, or one. Links, so that each has its address. */
export function ActivityFilter({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.filter");
  const { view, personal } = data;
  const inSpan = new Set(personal.byActivity.map(({ activityId }) => activityId));
  const offered = data.activities.filter(
    ({ id, archivedAt }) => archivedAt === null || id === view.activityId || inSpan.has(id),
  );
  const choice = (activityId: string | null, children: ReactNode) => (
    <li key={activityId}>
      <Link
        href={dashboardPath({ ...view, activityId })}
        prefetch={false}
        scroll={false}
        aria-current={view.activityId === activityId ? "true" : undefined}
        className="inline-flex min-h-9 items-center gap-2 rounded border px-3 text-sm hover:border-edge aria-[current=true]:border-ink aria-[current=true]:bg-raised aria-[current=true]:font-semibold"
      >
        {children}
      </Link>
    </li>
  );
  return (
    <nav aria-label={t("label")} className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {choice(null, t("all"))}
        {offered.map(({ id, name, color }) =>
          choice(
            id,
            <>
              <Swatch hue={color} />
              {name}
            </>,
          ),
        )}
      </ul>
    </nav>
  );
}
