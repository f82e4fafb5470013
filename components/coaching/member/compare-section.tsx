import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ComparedPeriod, comparePeriods } from "@/domain/coaching/member-comparison";
import type { Period } from "@/domain/time/period";
import { toPercent } from "../../dashboard/highlights";
import { useFormatPeriod } from "../../dashboard/period/use-format-period";
import { useFormatDuration } from "../../format/use-format-duration";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { DataTable } from "../../ui/data-table";
import { TextField } from "../../ui/field";
import { FigureMenu } from "../../ui/page-menu";
import type { MemberData } from "./member-data";
import {
  comparePath,
  type MemberParams,
  memberExportPath,
  suggestComparisons,
} from "./member-path";

/** Compares the period with another. Both are in the address; works without JavaScript. */
export function CompareSection({ data: { page, params, member } }: { data: MemberData }) {
  const t = useTranslations("coaching.compare");
  const formatPeriod = useFormatPeriod(params.today);
  const columns = comparePeriods(page, { period: params.period, compare: params.compare });
  const span = formatPeriod(params.period);
  const explainToDate = (days: number, isCut: boolean) =>
    days === 0
      ? t("notBegun", { span })
      : `${t("notOver", { span, count: days })} ${t(isCut ? "sameDays" : "otherDays")}`;
  return (
    <Card
      title={t("title")}
      titleId="compare"
      action={
        page.compared &&
        params.compare && (
          <FigureMenu
            title={t("title")}
            href={memberExportPath(member, {
              period: params.period,
              part: "compared",
              compare: params.compare,
            })}
          />
        )
      }
      className={classNames("break-inside-avoid-page", !page.compared && "print:hidden")}
    >
      {params.compare && columns.length > 0 ? (
        <div className="mt-3">
          {page.soFar && (
            <p className="mb-2 text-sm text-soft">
              {explainToDate(page.soFar.days, page.soFar.compared !== null)}
            </p>
          )}
          <ComparedTable columns={columns} formatPeriod={formatPeriod} />
        </div>
      ) : (
        <p className="mt-1 text-sm text-soft">{t("sentence", { span })}</p>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
        {suggestComparisons(params).map(({ name, compare }) => (
          <li key={name}>
            <Link
              href={comparePath(params, compare)}
              prefetch={false}
              scroll={false}
              className="inline-flex min-h-6 items-center underline underline-offset-4"
            >
              {t(name, { span: formatPeriod(compare) })}
            </Link>
          </li>
        ))}
      </ul>
      <CompareForm params={params} />
    </Card>
  );
}

function CompareForm({ params }: { params: MemberParams }) {
  const t = useTranslations("coaching.compare");
  const { path, period, typed, wrong } = params;
  return (
    <form
      action={`${path}#compare`}
      noValidate
      className="mt-3 flex flex-wrap items-start gap-2 print:hidden"
    >
      <input type="hidden" name="from" value={period.from} />
      <input type="hidden" name="to" value={period.to} />
      {(["cfrom", "cto"] as const).map((name) => (
        <TextField
          key={`${name} ${typed[name]}`}
          className="min-w-36 flex-1"
          type="date"
          name={name}
          label={t(name)}
          max={params.today}
          defaultValue={typed[name]}
          error={wrong[name] && t(`wrong.${wrong[name]}`)}
        />
      ))}
      <Button type="submit" className="mt-6">
        {t("show")}
      </Button>
    </form>
  );
}

interface ComparedTableProps {
  columns: readonly ComparedPeriod[];
  formatPeriod: (period: Period) => string;
}

function ComparedTable({ columns, formatPeriod }: ComparedTableProps) {
  const t = useTranslations("coaching.compare");
  const formatDuration = useFormatDuration();
  const row = (key: Parameters<typeof t>[0], of: (column: ComparedPeriod) => string) => ({
    key,
    cells: [t(key), ...columns.map(of)],
  });
  return (
    <DataTable
      caption={t("title")}
      columns={[t("figure"), ...columns.map(formatPeriod)]}
      rows={[
        row("days", ({ days, of }) =>
          days === of ? t("count", { count: days }) : t("daysOf", { days, of }),
        ),
        row("completed", ({ tally }) => t("count", { count: tally.completed })),
        row("broken", ({ tally }) => t("count", { count: tally.broken })),
        row("focusTime", ({ tally }) => formatDuration(tally.focusMinutes)),
        row("perDay", ({ minutesPerDay }) =>
          minutesPerDay === null ? t("none") : formatDuration(minutesPerDay),
        ),
        row("completionRate", ({ tally }) => {
          const percent = toPercent(tally);
          return percent === null ? t("none") : t("percent", { percent });
        }),
      ]}
    />
  );
}
