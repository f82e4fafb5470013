"use client";

import { useState } from "react";
import type { FocusSession } from "@/domain/api/focus-session";
import type { Outputs } from "@/server/trpc/root";
import { useTRPCClient } from "../trpc/provider";
import { HISTORY_PAGE_SIZE, type HistoryFilter, toListInput } from "./history-filter";

export type HistoryPage = Outputs["focusSession"]["list"];

interface HistoryPages {
  items: FocusSession[];
  /** Loads the next page; null when there is none. */
  loadMore: (() => Promise<void>) | null;
  isBusy: boolean;
  failure: unknown;
}

/** The pages of the history loaded to date, starting with the one that the server rendered. */
export function useHistoryPages(filter: HistoryFilter, first: HistoryPage): HistoryPages {
  const client = useTRPCClient();
  const [{ items, nextCursor }, setPages] = useState(first);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function loadMore() {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const next = await client.focusSession.list.query({
        ...toListInput(filter),
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
  return { items, loadMore: nextCursor === null ? null : loadMore, isBusy, failure };
}
