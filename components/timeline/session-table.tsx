"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RecentSession } from "../live/seat";
import { classNames } from "../ui/class-names";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { wrapClass } from "../ui/wrap-class";
import { useFormatSession } from "./use-format-session";

export type TableRow = { key: string } & (
  | {
      /** The member; left out on the user's own timeline. */
      name?: string;
      session: RecentSession;
      /** How many rows the member has, on the first of them; 0 on the others. */
      span?: number;
    }
  /** A member without a session, and what they are doing instead. */
  | { name: string; session: null; about: string }
);

const COLUMNS = ["activity", "target", "status", "from", "to", "planned"] as const;
type Column = (typeof COLUMNS)[number];

/** Columns that may wrap; clock times do not. */
const WRAPPING: ReadonlySet<Column> = new Set(["activity", "target", "status"]);

/**
 * The sessions of a timeline as a table; `now` is epoch ms. On a phone every cell is a line that
 * begins with the name of its column. Loaded on first use.
 */
export default function SessionTable({ rows, now }: { rows: readonly TableRow[]; now: number }) {
  const t = useTranslations("timeline.table");
  const formatCells = useFormatCells();
  const hasNames = rows.some((row) => row.name !== undefined);
  if (rows.length === 0) return <p className="py-4 text-soft">{t("empty")}</p>;
  const formatted = rows.map((row) => ({ ...row, cells: formatCells(row, now) }));
  const columns = COLUMNS.filter((column) => formatted.some(({ cells }) => cells[column]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it where it is too wide
    <div tabIndex={0} className="overflow-x-auto rounded">
      <table className="relative w-full text-start text-sm max-sm:block">
        <thead className="text-soft max-sm:sr-only">
          <tr>
            {hasNames && <Head>{t("name")}</Head>}
            {columns.map((column) => (
              <Head key={column}>{t(column)}</Head>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums max-sm:block">
          {formatted.map(({ cells, ...row }) => (
            <tr
              key={row.key}
              className={classNames(
                "max-sm:block max-sm:py-2",
                isContinued(row) ? "max-sm:ps-20" : "border-t",
              )}
            >
              {hasNames && !isContinued(row) && <NameCell label={t("name")} row={row} />}
              {columns.map((column) => (
                <Cell
                  key={column}
                  label={t(column)}
                  className={classNames(
                    !cells[column] && "max-sm:hidden",
                    WRAPPING.has(column) ? wrapClass(cells[column]) : "whitespace-nowrap",
                  )}
                >
                  <IsolatedText>{cells[column] ?? ""}</IsolatedText>
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Formats the cells of a row; a column that is empty in every row is left out. */
function useFormatCells(): (row: TableRow, now: number) => Partial<Record<Column, string>> {
  const formatSession = useFormatSession();
  return (row, now) => {
    if (row.session === null) return { status: row.about };
    const { activity, status, from, to, planned } = formatSession(row.session, now);
    // Only a session that ended early has a planned end other than its end.
    const endedEarly = row.session.brokenAt !== null;
    return {
      ...{ activity: isolate(activity), status, from, to },
      ...(row.session.target && { target: isolate(row.session.target) }),
      ...(endedEarly && { planned }),
    };
  };
}

/** The name is shown once for all rows of a member. */
const isContinued = (row: TableRow) => row.session !== null && row.span === 0;

function NameCell({ label, row }: { label: string; row: TableRow }) {
  return (
    <th
      scope="rowgroup"
      rowSpan={row.session === null ? 1 : row.span}
      className={classNames(
        "py-2 pe-4 text-start align-top font-semibold max-sm:flex max-sm:gap-3 max-sm:py-0.5",
        wrapClass(row.name),
      )}
    >
      <span aria-hidden className="w-20 shrink-0 font-normal text-soft sm:hidden">
        {label}
      </span>
      <bdi className="min-w-0">{row.name}</bdi>
    </th>
  );
}

function Cell({
  label,
  className,
  children,
}: {
  label: string;
  className: string | undefined;
  children: ReactNode;
}) {
  return (
    <td className={classNames("py-2 pe-4 max-sm:flex max-sm:gap-3 max-sm:py-0.5", className)}>
      <span aria-hidden className="w-20 shrink-0 font-normal text-soft sm:hidden">
        {label}
      </span>
      <span className="min-w-0">{children}</span>
    </td>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="py-2 pe-4 text-start font-normal wrap-break-word">
      {children}
    </th>
  );
}
