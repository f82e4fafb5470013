import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Swatch } from "../../ui/swatch";
import type { DashboardData } from "../dashboard-data";
import { dashboardPath } from "./dashboard-params";

/** Filters the page by one activity or shows all. Links, so that each choice has an address. */
export function ActivityFilter({ data }: { data: DashboardData }) {
  const t = useTranslations("dashboard.filter");
  const { params, personal } = data;
  const inPeriod = new Set(personal.byActivity.map(({ activityId }) => activityId));
  const offered = data.activities.filter(
    ({ id, archivedAt }) => archivedAt === null || id === params.activityId || inPeriod.has(id),
  );
  const choice = (activityId: string | null, children: ReactNode) => (
    <li key={activityId}>
      <Link
        href={dashboardPath({ ...params, activityId })}
        prefetch={false}
        scroll={false}
        aria-current={params.activityId === activityId ? "true" : undefined}
        className="inline-flex min-h-9 items-center gap-2 rounded border bg-surface px-3 font-medium text-soft hover:border-edge aria-[current=true]:border-ink aria-[current=true]:font-semibold aria-[current=true]:text-ink"
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
