"use client";

import { type ReadonlyURLSearchParams, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { EmptyState } from "../../ui/empty-state";
import { PageMenu } from "../../ui/page-menu";
import { RosterFilterForm } from "./roster-filter-form";
import { parseRosterParams, rosterExportQuery, rosterPath } from "./roster-params";
import type { RosterRowData } from "./roster-row-data";
import { RosterTable } from "./roster-table";
import { sortRoster } from "./sort-roster";

interface RosterProps {
  slug: string;
  rows: RosterRowData[];
}

/** Browsers limit how often a page may change its address, so typing waits this long. */
const ADDRESS_DELAY_MS = 250;

/** All members who share something with the coach, filtered and sorted; a row opens the member. */
export function Roster({ slug, rows }: RosterProps) {
  const t = useTranslations("coaching.roster");
  const search = useSearchParams();
  // From the address: after Back, the page is a cached one that was rendered for another address.
  const [params, setParams] = useState(() => parseRosterParams(toRecord(search)));
  const shown = useMemo(() => sortRoster(rows, params), [rows, params]);
  const path = rosterPath(slug, params);
  useSavedAddress(path);
  const root = useRef<HTMLDivElement>(null);
  const focusFirstRow = () => root.current?.querySelector<HTMLElement>("a[data-member]")?.focus();
  return (
    <div ref={root} className="flex flex-col gap-4">
      <div className="flex items-end justify-between gap-4">
        <RosterFilterForm
          slug={slug}
          params={params}
          onChange={setParams}
          onArrowDown={focusFirstRow}
        />
        {shown.length > 0 && (
          <PageMenu download={`/api/export/coach?${rosterExportQuery(slug, params)}`} />
        )}
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 text-sm text-soft print:hidden">
        <p role="status">{t("shown", { shown: shown.length, all: rows.length })}</p>
        <p className="hidden pointer-fine:columns:block">{t("keys")}</p>
      </div>
      {shown.length > 0 ? (
        <RosterTable slug={slug} rows={shown} params={params} onChange={setParams} />
      ) : (
        <EmptyState title={t("noMatch.title")}>{t("noMatch.text")}</EmptyState>
      )}
    </div>
  );
}

/**
 * Writes the address after a pause, or at a click. Runs after every render, because a refresh brings
 * back the address that the router knows.
 */
function useSavedAddress(path: string) {
  useEffect(() => {
    if (location.pathname + location.search === path) return;
    const { pathname } = location;
    const timer = setTimeout(save, ADDRESS_DELAY_MS);
    addEventListener("click", save, { capture: true });
    function stop() {
      clearTimeout(timer);
      removeEventListener("click", save, { capture: true });
    }
    function save() {
      stop();
      // The router ignores a change that keeps its state. Any other would make it drop a navigation
      // or a refresh that is under way.
      if (location.pathname === pathname) history.replaceState(history.state, "", path);
    }
    return stop;
  });
}

const toRecord = (search: ReadonlyURLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const [value = "", ...more] = search.getAll(name);
      return [name, more.length > 0 ? [value, ...more] : value];
    }),
  );
