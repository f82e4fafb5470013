import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "../../ui/class-names";
import { DataTable } from "../../ui/data-table";
import { SectionHeading } from "../../ui/heading";

interface ChartSectionProps {
  title: string;
  /** The main finding in one sentence. It must make sense without the drawing. */
  sentence: ReactNode;
  /** The figures as a table, collapsed at first. */
  table?: Omit<ComponentProps<typeof DataTable>, "caption">;
  /** The address of the figures as a file, without the format: `/api/export/…?part=days`. */
  download?: string;
  className?: string;
  children?: ReactNode;
}

/** A chart with a heading, a sentence that sums it up, its table and its downloads. */
export function ChartSection(props: ChartSectionProps) {
  const { title, sentence, table, download, className, children } = props;
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames("min-w-0 break-inside-avoid-page", className)}
    >
      <SectionHeading id={id}>{title}</SectionHeading>
      <p className="mt-1 text-sm text-soft">{sentence}</p>
      {children && <div className="mt-4">{children}</div>}
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-4 text-xs text-soft">
        {table && <CollapsedTable caption={title} {...table} />}
        {download && <Downloads title={title} href={download} />}
      </div>
    </section>
  );
}

const LINK =
  "inline-flex min-h-6 items-center rounded underline-offset-4 hover:text-ink hover:underline";

/** A longer table would fill a whole printed page. */
const MAX_ROWS_ON_PAPER = 40;

/** Uses `<details>`, which opens without JavaScript. Short tables are printed open. */
function CollapsedTable(table: ComponentProps<typeof DataTable>) {
  const t = useTranslations("dashboard");
  return (
    <details
      className={classNames(
        "min-w-0 open:basis-full",
        table.rows.length <= MAX_ROWS_ON_PAPER && "on-paper",
      )}
    >
      <summary className={classNames(LINK, "print:hidden")}>{t("table")}</summary>
      <div className="py-2 text-ink">
        <DataTable {...table} />
      </div>
    </details>
  );
}

/**
 * Links to the figures as CSV and JSON.
 *
 * @param title names the figures in the accessible name of each link.
 * @param href without the format.
 */
export function Downloads({ title, href }: { title: string; href: string }) {
  const t = useTranslations("dashboard");
  return (
    <p className="flex gap-3 print:hidden">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={`${href}&format=${format}`}
          download
          aria-label={t("download", { title, format: format.toUpperCase() })}
          className={LINK}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
