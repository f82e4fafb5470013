"use client";

import { useState } from "react";
import type { FocusSession } from "@/domain/api/wire";
import type { Outputs } from "@/server/trpc/root";
import { useTRPCClient } from "../trpc/provider";
import { HISTORY_PAGE_SIZE, type HistoryFilter, listFilter } from "./history-filter";

export type RecordPage = Outputs["focusSession"]["list"];

interface Pages {
  items: FocusSession[];
  /** Fetches the next page; null when there is none. */
  more: (() => Promise<void>) | null;
  isBusy: boolean;
  failure: unknown;
}

/** The record as far as it was asked for, beginning with the page that the server rendered. */
export function useHistoryPages(filter: HistoryFilter, first: RecordPage): Pages {
  const client = useTRPCClient();
  const [{ items, nextCursor }, setPages] = useState(first);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function more() {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const next = await client.focusSession.list.query({
        ...listFilter(filter),
        limit: HISTORY_PAGE_SIZE,
        cursor: nextCursor,
      });
      setPages({ items: [...items, ...next.items], nextCursor: next.nextCursor });
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  }
  return { items, more: nextCursor === null ? null : more, isBusy, failure };
}
