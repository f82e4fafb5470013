import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "../../ui/class-names";
import { DataTable } from "../../ui/data-table";
import { SectionHeading } from "../../ui/heading";

interface ChartSectionProps {
  /** The question that the drawing answers. */
  title: string;
  /** The answer in words; for everyone, and all that a reader needs of the drawing. */
  sentence: ReactNode;
  /** The same as a table; it opens on request. */
  table?: Omit<ComponentProps<typeof DataTable>, "caption">;
  /** Where the same is to be had as a file, without its format: `/api/export/…?part=days`. */
  download?: string;
  className?: string;
  children?: ReactNode;
}

/** A question, its answer in a sentence, drawn, and as a table and as files. */
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
        {table && <TableOnRequest caption={title} {...table} />}
        {download && <Downloads of={title} href={download} />}
      </div>
    </section>
  );
}

const LINK =
  "inline-flex min-h-6 items-center rounded underline-offset-4 hover:text-ink hover:underline";

/** A table of more rows would take a sheet of its own. */
const MAX_ROWS_ON_PAPER = 40;

/** Platform's own disclosure, so that it opens without JavaScript; on paper a short one is open. */
function TableOnRequest(table: ComponentProps<typeof DataTable>) {
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

/** The same as files. @param of what they are named by. @param href without the format. */
export function Downloads({ of, href }: { of: string; href: string }) {
  const t = useTranslations("dashboard");
  return (
    <p className="flex gap-3 print:hidden">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={`${href}&format=${format}`}
          download
          aria-label={t("download", { title: of, format: format.toUpperCase() })}
          className={LINK}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
