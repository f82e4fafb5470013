import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useState } from "react";
import { rovingIndex } from "../../ui/roving-index";
import { HatchPattern } from "./day-strip";
import styles from "./roster.module.css";
import { type RosterParams, rosterPath, SORTS, type Sort, sortBy } from "./roster-params";
import { RosterRow } from "./roster-row";
import { type RosterRowData, totalMinutes } from "./roster-row-data";

interface RosterTableProps {
  slug: string;
  rows: readonly RosterRowData[];
  params: RosterParams;
  onChange: (params: RosterParams) => void;
}

/** Keys that move between rows; left and right stay the browser's. */
const ROW_KEYS = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];

/** The table itself: one Tab stop, arrows move from row to row, Enter opens a member. */
export function RosterTable({ slug, rows, params, onChange }: RosterTableProps) {
  const t = useTranslations("coaching.roster");
  const [lastId, setLastId] = useState<string | null>(null);
  const activeId = rows.some(({ userId }) => userId === lastId) ? lastId : rows[0]?.userId;
  const maxMinutes = Math.max(1, ...rows.map(totalMinutes));

  function move(event: KeyboardEvent<HTMLElement>) {
    if (!ROW_KEYS.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-member]")];
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? links.indexOf(focused) : -1;
    const next = index < 0 ? null : rovingIndex(event.key, index, links.length);
    if (next === null) return;
    event.preventDefault();
    links[next]?.focus();
  }

  return (
    <>
      <HatchPattern />
      <table aria-label={t("label")} aria-rowcount={rows.length + 1} className={styles.table}>
        <thead className="text-xs text-soft print:text-xs cards:hidden">
          <tr className="border-b">
            {SORTS.map((sort) => (
              <ColumnHeader
                key={sort}
                sort={sort}
                slug={slug}
                params={params}
                onChange={onChange}
              />
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={move}
          onFocus={(event) => setLastId(event.target.dataset.member ?? lastId)}
        >
          {rows.map((row) => (
            <RosterRow
              key={row.userId}
              slug={slug}
              row={row}
              maxMinutes={maxMinutes}
              isActive={row.userId === activeId}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ColumnHeaderProps extends Omit<RosterTableProps, "rows"> {
  sort: Sort;
}

/** Sorts by its column. A link, so that it also works without JavaScript and in a new tab. */
function ColumnHeader({ sort, slug, params, onChange }: ColumnHeaderProps) {
  const t = useTranslations("coaching.roster.column");
  const isSorted = params.sort === sort;
  const next = sortBy(params, sort);
  function choose(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChange(next);
  }
  const direction = params.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" data-column={sort} aria-sort={isSorted ? direction : undefined}>
      <a
        href={rosterPath(slug, next)}
        onClick={choose}
        className="inline-flex min-h-6 items-center gap-1 rounded underline-offset-4 hover:text-ink hover:underline aria-[current=true]:font-semibold aria-[current=true]:text-ink"
        aria-current={isSorted ? "true" : undefined}
      >
        {t(sort)}
        <span aria-hidden className="w-2 print:hidden">
          {isSorted && (params.isDescending ? "↓" : "↑")}
        </span>
      </a>
    </th>
  );
}
