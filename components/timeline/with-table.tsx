"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { classNames } from "../ui/class-names";
import { orLoadFailure } from "../ui/load-failure";
import type { TableRow } from "./session-table";

const SessionTable = dynamic(() => import("./session-table").catch(orLoadFailure));

interface WithTableProps {
  /** The rows of the table. */
  buildRows: () => readonly TableRow[];
  /** Epoch ms. */
  now: number;
  /** In a card without padding. */
  isFlush?: boolean;
  children: ReactNode;
}

/** A timeline that can be switched to a table, by a button below it. */
export function WithTable({ buildRows, now, isFlush = false, children }: WithTableProps) {
  const t = useTranslations("timeline");
  const [isTable, setIsTable] = useState(false);
  return (
    <div>
      {isTable ? <SessionTable rows={buildRows()} now={now} /> : children}
      <div className={classNames("flex justify-end pt-1", isFlush && "pe-4")}>
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
