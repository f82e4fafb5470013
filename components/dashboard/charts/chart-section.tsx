import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { DataTable } from "../../ui/data-table";
import { FigureMenu } from "../../ui/page-menu";

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
  return (
    <Card
      title={title}
      action={download && <FigureMenu title={title} href={download} />}
      className={classNames("flex flex-col break-inside-avoid-page", className)}
    >
      <p className="mt-1 text-soft">{sentence}</p>
      {children && <div className="mt-4">{children}</div>}
      {table && (
        <div className="mt-auto pt-3 text-xs text-soft">
          <CollapsedTable caption={title} {...table} />
        </div>
      )}
    </Card>
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
      className={classNames("group min-w-0", table.rows.length <= MAX_ROWS_ON_PAPER && "on-paper")}
    >
      <summary className={classNames(LINK, "print:hidden")}>
        <span className="group-open:hidden">{t("table")}</span>
        <span className="hidden group-open:inline">{t("hideTable")}</span>
      </summary>
      <div className="py-2 text-ink">
        <DataTable {...table} />
      </div>
    </details>
  );
}
