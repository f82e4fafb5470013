"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { orLoadFailure } from "../ui/load-failure";
import type { TableRow } from "./session-table";

const SessionTable = dynamic(() => import("./session-table").catch(orLoadFailure));

interface WithTableProps {
  /** The rows of the table; `now` is epoch ms. */
  rows: readonly TableRow[];
  now: number;
  /** Shown below the timeline, before the button. */
  under?: ReactNode;
  children: ReactNode;
}

/** A timeline that can be switched to a table, by a button below it. */
export function WithTable({ rows, now, under, children }: WithTableProps) {
  const t = useTranslations("timeline");
  const [isTable, setIsTable] = useState(false);
  return (
    <div>
      {isTable ? <SessionTable rows={rows} now={now} /> : children}
      <div className="mt-1 flex items-baseline justify-between gap-4">
        <div className="min-w-0">{under}</div>
        <button
          type="button"
          onClick={() => setIsTable(!isTable)}
          className="min-h-6 shrink-0 rounded text-xs text-soft underline-offset-4 hover:text-ink hover:underline"
        >
          {isTable ? t("asTimeline") : t("asTable")}
        </button>
      </div>
    </div>
  );
}
