import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { rovingIndex } from "../../dashboard/streak/roving-index";
import { StripPattern } from "./day-strip";
import { RosterColumn } from "./roster-column";
import { type RosterParams, SORTS } from "./roster-params";
import { RosterLine } from "./roster-row";
import { minutesOf, type RosterRow } from "./roster-row-data";
import { ROSTER_STYLES } from "./roster-styles";

interface RosterTableProps {
  slug: string;
  rows: readonly RosterRow[];
  view: RosterParams;
  onView: (view: RosterParams) => void;
}

/** Keys that go along rows; arrows to the sides stay the browser's. */
const ROW_KEYS = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];

/**
 * The register itself: one stop for the keyboard, arrows go from row to row, Enter opens. On a
 * phone a row becomes a card.
 */
export function RosterTable({ slug, rows, view, onView }: RosterTableProps) {
  const t = useTranslations("coach.register");
  const [atId, setAtId] = useState<string | null>(null);
  const [isQuiet, setIsQuiet] = useState(false);
  const activeId = rows.some(({ userId }) => userId === atId) ? atId : rows[0]?.userId;
  const most = Math.max(1, ...rows.map(minutesOf));

  function move(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") return setIsQuiet(true);
    if (!ROW_KEYS.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-member]")];
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1;
    const next = at < 0 ? null : rovingIndex(event.key, at, links.length);
    if (next === null) return;
    event.preventDefault();
    setIsQuiet(false);
    links[next]?.focus();
  }

  return (
    <>
      <StripPattern />
      <table aria-label={t("label")} aria-rowcount={rows.length + 1} className={ROSTER_STYLES}>
        <thead className="text-sm text-soft print:text-xs cards:hidden">
          <tr className="border-b">
            {SORTS.map((sort) => (
              <RosterColumn key={sort} sort={sort} slug={slug} view={view} onView={onView} />
            ))}
          </tr>
        </thead>
        <tbody
          data-is-quiet={isQuiet || undefined}
          onKeyDown={move}
          onPointerMove={() => setIsQuiet(false)}
          onFocus={(event) => setAtId(event.target.dataset.member ?? atId)}
        >
          {rows.map((row) => (
            <RosterLine
              key={row.userId}
              slug={slug}
              row={row}
              most={most}
              isActive={row.userId === activeId}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
