import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ComparablePeriod, comparablePeriods } from "@/domain/stats/compare-periods";
import type { Period } from "@/domain/time/period";
import { Downloads } from "../../dashboard/charts/chart-section";
import { toPercent } from "../../dashboard/highlights";
import { useFormatPeriod } from "../../dashboard/period/use-format-period";
import { useFormatDuration } from "../../format/use-format-duration";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { DataTable } from "../../ui/data-table";
import { TextField } from "../../ui/field";
import { SectionHeading } from "../../ui/heading";
import type { MemberData } from "./member-data";
import { comparePath, likelySpans, type MemberView, memberExportPath } from "./member-path";

/** The span beside any other one. Both stand in the address; the form works without a script. */
export function CompareSection({ data: { page, view, whose } }: { data: MemberData }) {
  const t = useTranslations("coach.compare");
  const spanWords = useFormatPeriod(view.today);
  const columns = comparablePeriods(page, { period: view.period, compare: view.compare });
  return (
    <section
      aria-labelledby="compare"
      className={classNames("min-w-0 break-inside-avoid-page", !page.compared && "print:hidden")}
    >
      <SectionHeading id="compare">{t("title")}</SectionHeading>
      {view.compare && columns.length > 0 ? (
        <div className="mt-3">
          {page.soFar && (
            <p className="mb-2 text-sm text-soft">
              {t("notOver", {
                span: spanWords(view.period),
                count: page.soFar.days,
                isCut: page.soFar.compared ? "yes" : "no",
              })}
            </p>
          )}
          <ComparedTable columns={columns} nameOf={spanWords} />
          <div className="mt-1 flex justify-end text-xs text-soft">
            <Downloads
              title={t("title")}
              href={memberExportPath(whose, view.period, "compared", view.compare)}
            />
          </div>
        </div>
      ) : (
        <p className="mt-1 text-sm text-soft">{t("sentence", { span: spanWords(view.period) })}</p>
      )}
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
        {likelySpans(view).map(({ name, span }) => (
          <li key={name}>
            <Link
              href={comparePath(view, span)}
              prefetch={false}
              scroll={false}
              className="inline-flex min-h-6 items-center underline underline-offset-4"
            >
              {t(name, { span: spanWords(span) })}
            </Link>
          </li>
        ))}
      </ul>
      <CompareForm view={view} />
    </section>
  );
}

function CompareForm({ view }: { view: MemberView }) {
  const t = useTranslations("coach.compare");
  const { path, period, typed, wrong } = view;
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
          max={view.today}
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
  columns: readonly ComparablePeriod[];
  nameOf: (span: Period) => string;
}

function ComparedTable({ columns, nameOf }: ComparedTableProps) {
  const t = useTranslations("coach.compare");
  const duration = useFormatDuration();
  const row = (key: Parameters<typeof t>[0], of: (column: ComparablePeriod) => string) => ({
    key,
    cells: [t(key), ...columns.map(of)],
  });
  return (
    <DataTable
      caption={t("title")}
      columns={[t("figure"), ...columns.map(nameOf)]}
      rows={[
        row("days", ({ days, of }) =>
          days === of ? t("count", { count: days }) : t("daysOf", { days, of }),
        ),
        row("completed", ({ tally }) => t("count", { count: tally.completed })),
        row("broken", ({ tally }) => t("count", { count: tally.broken })),
        row("protected", ({ tally }) => duration(tally.focusMinutes)),
        row("perDay", ({ minutesPerDay }) =>
          minutesPerDay === null ? t("none") : duration(minutesPerDay),
        ),
        row("kept", ({ tally }) => {
          const percent = toPercent(tally);
          return percent === null ? t("none") : t("percent", { percent });
        }),
      ]}
    />
  );
}
