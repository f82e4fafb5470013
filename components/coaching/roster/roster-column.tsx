import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { classNames } from "../../ui/class-names";
import { type RosterParams, rosterPath, type Sort, sortedBy } from "./roster-params";

interface RosterColumnProps {
  sort: Sort;
  slug: string;
  view: RosterParams;
  onView: (view: RosterParams) => void;
}

/** How a sheet of paper is shared out. */
const ON_PAPER: Record<Sort, string> = {
  name: "print:w-[13%]",
  streak: "print:w-[7%]",
  longest: "print:w-[8%]",
  days: "print:w-[18%]",
  week: "print:w-[11%]",
  kept: "print:w-[6%]",
  time: "print:w-[13%]",
  last: "print:w-[9%]",
  flags: "print:w-[15%]",
};

/** The head of a column sorts by it: a link, so that the order has an address. */
export function RosterColumn({ sort, slug, view, onView }: RosterColumnProps) {
  const t = useTranslations("coach.register.column");
  const isSorted = view.sort === sort;
  const next = sortedBy(view, sort);
  function choose(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onView(next);
  }
  const direction = view.isDescending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : undefined}
      className={classNames(
        "py-2 pe-4 text-start align-bottom font-normal whitespace-nowrap last:pe-0 print:pe-2",
        "print:whitespace-normal print:wrap-normal",
        ON_PAPER[sort],
      )}
    >
      <a
        href={rosterPath(slug, next)}
        onClick={choose}
        className="inline-flex min-h-6 items-center gap-1 rounded underline-offset-4 hover:text-ink hover:underline aria-[current=true]:font-semibold aria-[current=true]:text-ink"
        aria-current={isSorted ? "true" : undefined}
      >
        {t(sort)}
        <span aria-hidden className="w-2 print:hidden">
          {isSorted && (view.isDescending ? "↓" : "↑")}
        </span>
      </a>
    </th>
  );
}
