import type { ReactNode } from "react";
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
 * nothing scrolls sideways. A dashboard has hundreds of cells, so `figures-table` has their styles
 * instead of classes on each.
 */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <table className="figures-table w-full text-start text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-soft max-sm:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular-nums max-sm:block">
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key}>
            <th scope="row" className={cellClass(head)}>
              {isolated(head)}
            </th>
            {cells.map((cell, index) => {
              const column = columns[index + 1];
              return (
                <td key={column} data-column={column} className={cellClass(cell)}>
                  {typeof cell === "number" ? cell : <span>{isolated(cell)}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number needs no class, because it never wraps. */
const cellClass = (cell: ReactNode) => (typeof cell === "number" ? undefined : wrapClass(cell));

const isolated = (cell: ReactNode) =>
  typeof cell === "string" ? <IsolatedText>{cell}</IsolatedText> : cell;
