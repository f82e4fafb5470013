"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPCClient } from "../trpc/provider";
import { moveAccountZone, setAccountZone } from "./account-zone";

/**
 * Keeps the account's time zone, which decides on which local day a session counts, up to date with
 * the device's. Checks on load and whenever the page becomes visible. Renders nothing.
 */
export function AccountZoneSync({ accountZone }: { accountZone: string }) {
  const client = useTRPCClient();
  const router = useRouter();
  useEffect(() => {
    setAccountZone(accountZone);
    const check = async () => {
      if (document.visibilityState !== "visible") return;
      if (await moveAccountZone(client)) router.refresh();
    };
    void check();
    document.addEventListener("visibilitychange", check);
    return () => document.removeEventListener("visibilitychange", check);
  }, [accountZone, client, router]);
  return null;
}
