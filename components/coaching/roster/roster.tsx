"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { DownloadLinks } from "../../history/download-links";
import { EmptyState } from "../../ui/empty-state";
import { RosterForm } from "./roster-filter-form";
import { type RosterParams, rosterExportQuery, rosterPath, shownRows } from "./roster-params";
import type { RosterRow } from "./roster-row-data";
import { RosterTable } from "./roster-table";

interface RosterProps {
  slug: string;
  rows: RosterRow[];
  /** What the address asked for. */
  asked: RosterParams;
}

/** Browsers count changes of the address; typing must not use them up. */
const ADDRESS_MS = 250;

/** All members who share something with the coach: filtered, sorted, a row opens the member. */
export function Roster({ slug, rows, asked }: RosterProps) {
  const t = useTranslations("coach.register");
  const [view, setView] = useState(asked);
  const shown = useMemo(() => shownRows(rows, view), [rows, view]);
  const isWhole = shown.length === rows.length;
  const path = rosterPath(slug, view);
  useEffect(() => {
    if (location.pathname + location.search === path) return;
    const timer = setTimeout(() => history.replaceState(null, "", path), ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [path]);
  const whole = useRef<HTMLDivElement>(null);
  const goToNames = () => whole.current?.querySelector<HTMLElement>("a[data-member]")?.focus();
  return (
    <div ref={whole} className="flex flex-col gap-4">
      <RosterForm slug={slug} view={view} onView={setView} onDown={goToNames} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 text-sm text-soft print:hidden">
        <p role="status">{t("shown", { shown: shown.length, all: rows.length })}</p>
        <p className="hidden pointer-fine:columns:block">{t("keys")}</p>
      </div>
      {shown.length > 0 ? (
        <>
          <RosterTable slug={slug} rows={shown} view={view} onView={setView} />
          <DownloadLinks
            path="/api/export/coach"
            query={rosterExportQuery(slug, view)}
            label={t("download", { count: shown.length, isWhole: isWhole ? "yes" : "no" })}
          />
        </>
      ) : (
        <EmptyState title={t("noneFits.title")}>{t("noneFits.text")}</EmptyState>
      )}
    </div>
  );
}
