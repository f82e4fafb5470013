import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { IsolatedText } from "./isolated-text";
import { wrapClass } from "./wrap-class";

interface DataTableProps {
  /** For screen readers. */
  caption: string;
  /** The first column names the row. Names in a text can be marked with `isolate`. */
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/**
 * A table of figures. On a phone each cell is a line that starts with the name of its column, so that
 * nothing scrolls sideways.
 */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <table className="w-full text-start text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-soft max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className="py-1.5 pe-4 text-start font-normal wrap-break-word"
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular-nums max-sm:block">
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key} className="border-t max-sm:block max-sm:py-2">
            <th
              scope="row"
              className={classNames(
                "py-1.5 pe-4 text-start font-semibold max-sm:block max-sm:py-0",
                wrapClass(head),
              )}
            >
              {isolated(head)}
            </th>
            {cells.map((cell, index) => (
              <td
                key={columns[index + 1]}
                className={classNames(
                  "py-1.5 pe-4 align-baseline max-sm:flex max-sm:gap-3 max-sm:py-0",
                  wrapClass(cell),
                )}
              >
                <span aria-hidden className="w-24 shrink-0 text-soft sm:hidden">
                  {columns[index + 1]}
                </span>
                <span className="min-w-0">{isolated(cell)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isolated = (cell: ReactNode) =>
  typeof cell === "string" ? <IsolatedText>{cell}</IsolatedText> : cell;
