"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPCClient } from "../trpc/provider";
import { moveAccountZone, setAccountZone } from "./account-zone";

/**
 * Keeps the account's time zone where the person is: it decides on which local day their next
 * session counts. Looks when the page is drawn and when it comes back into view; draws nothing.
 */
export function AccountZoneSync({ accountZone }: { accountZone: string }) {
  const client = useTRPCClient();
  const router = useRouter();
  useEffect(() => {
    setAccountZone(accountZone);
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      if (await moveAccountZone(client)) router.refresh();
    };
    void look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [accountZone, client, router]);
  return null;
}
