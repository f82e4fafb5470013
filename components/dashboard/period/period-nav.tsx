import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Period } from "@/domain/time/period";
import { Button, buttonClass } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import {
  adjacentPeriods,
  anchorDay,
  CALENDAR_KINDS,
  calendarPeriod,
  type DashboardParams,
  dashboardPath,
} from "./dashboard-params";
import { useFormatPeriod } from "./use-format-period";

interface PeriodNavProps {
  params: DashboardParams;
  /** The address of another period; the dashboard's own by default. */
  buildPath?: (period: Period) => string;
  /** Parameters that the form for any two days passes on; the activity by default. */
  hiddenFields?: Record<string, string>;
}

/** Chooses the period: a calendar unit, the one before or after, or any two days. */
export function PeriodNav({ params, ...options }: PeriodNavProps) {
  const buildPath = options.buildPath ?? ((period) => dashboardPath({ ...params, period }));
  const hiddenFields =
    options.hiddenFields ?? (params.activityId ? { activity: params.activityId } : {});
  const t = useTranslations("dashboard.periodNav");
  const anchor = anchorDay(params);
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2 print:hidden">
      <ul className="flex flex-wrap gap-0.5 rounded-card border bg-sunken p-0.5 whitespace-nowrap max-sm:basis-full">
        {CALENDAR_KINDS.map((kind) => (
          <li key={kind} className="flex-1">
            <Link
              href={buildPath(calendarPeriod(kind, anchor))}
              prefetch={false}
              scroll={false}
              aria-current={params.kind === kind ? "true" : undefined}
              className="flex min-h-8 items-center justify-center rounded border border-transparent px-1.5 font-medium text-soft -outline-offset-2 hover:text-ink aria-[current=true]:border-hairline aria-[current=true]:bg-surface aria-[current=true]:font-semibold aria-[current=true]:text-ink sm:px-3.5"
            >
              {t(kind)}
            </Link>
          </li>
        ))}
      </ul>
      <AdjacentLinks params={params} buildPath={buildPath} />
      <AnyDaysForm params={params} hiddenFields={hiddenFields} />
    </nav>
  );
}

function AdjacentLinks({ params, buildPath }: Pick<AdjacentLinkProps, "params" | "buildPath">) {
  const t = useTranslations("dashboard.periodNav");
  const { before, after } = adjacentPeriods(params);
  const shared = { params, buildPath };
  return (
    <div className="flex gap-2">
      <AdjacentLink {...shared} period={before} label={t("before")} icon={ChevronLeft} />
      <AdjacentLink {...shared} period={after} label={t("after")} icon={ChevronRight} />
    </div>
  );
}

interface AdjacentLinkProps {
  params: DashboardParams;
  buildPath: (period: Period) => string;
  /** Null where there is none: the link is shown as unavailable. */
  period: Period | null;
  label: string;
  icon: typeof ChevronLeft;
}

function AdjacentLink({ params, buildPath, period, label, icon }: AdjacentLinkProps) {
  const formatPeriod = useFormatPeriod(params.today);
  const className =
    "grid size-9 place-items-center rounded border border-edge/60 bg-surface rtl:*:-scale-x-100";
  if (!period) {
    return (
      <span aria-hidden className={classNames(className, "text-soft opacity-40")}>
        <Icon of={icon} />
      </span>
    );
  }
  return (
    <Link
      href={buildPath(period)}
      prefetch={false}
      scroll={false}
      aria-label={`${label}: ${formatPeriod(period)}`}
      className={classNames(className, "hover:border-ink")}
    >
      <Icon of={icon} />
    </Link>
  );
}

interface AnyDaysFormProps {
  params: DashboardParams;
  hiddenFields: Record<string, string>;
}

/** A GET form, so that it works without JavaScript. A missing day is taken to equal the other one. */
function AnyDaysForm({ params, hiddenFields }: AnyDaysFormProps) {
  const t = useTranslations("dashboard.periodNav");
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonClass()}>
        {t("custom")}
      </button>
      <form
        id={id}
        popover="auto"
        action={params.path}
        noValidate
        aria-label={t("custom")}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card border bg-surface p-6 text-ink backdrop:bg-veil"
      >
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            key={`from ${params.period.from}`}
            className="min-w-36 flex-1"
            type="date"
            name="from"
            label={t("from")}
            autoFocus
            defaultValue={params.period.from}
          />
          <TextField
            key={`to ${params.period.to}`}
            className="min-w-36 flex-1"
            type="date"
            name="to"
            label={t("to")}
            defaultValue={params.period.to}
          />
          {Object.entries(hiddenFields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" tone="primary">
            {t("show")}
          </Button>
        </div>
      </form>
    </>
  );
}
