"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";

/**
 * Refreshes what the server rendered, one refresh after the other. Next's router can answer two
 * that overlap by loading the whole page again, which loses what was chosen or typed on it.
 */
export function usePageRefresh(): () => void {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const isBusy = useRef(false);
  const isRequested = useRef(false);
  const refresh = useCallback(() => {
    if (isBusy.current) {
      isRequested.current = true;
      return;
    }
    isBusy.current = true;
    startRefresh(() => router.refresh());
  }, [router]);
  useEffect(() => {
    if (isRefreshing) return;
    isBusy.current = false;
    if (!isRequested.current) return;
    isRequested.current = false;
    refresh();
  }, [isRefreshing, refresh]);
  return refresh;
}
