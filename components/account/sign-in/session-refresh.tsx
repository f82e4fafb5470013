"use client";

import { useEffect } from "react";

const STORAGE_KEY = "stint-renewed-at";
const REFRESH_AFTER_MS = 24 * 60 * 60_000;

/**
 * Renews the session cookie once a day for its full 400 days: a guest has no other way to sign in.
 * The answer to the request sets it with a new expiry.
 * Renders nothing.
 */
export function SessionRefresh() {
  useEffect(() => {
    try {
      if (Date.now() - Number(localStorage.getItem(STORAGE_KEY)) < REFRESH_AFTER_MS) return;
      void fetch("/api/auth/session", { cache: "no-store" })
        .then(() => localStorage.setItem(STORAGE_KEY, `${Date.now()}`))
        .catch(() => {});
    } catch {
      // Storage is blocked, and the cookie keeps its first expiry.
    }
  }, []);
  return null;
}
