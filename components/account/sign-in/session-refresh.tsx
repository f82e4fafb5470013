"use client";

import { useEffect } from "react";
import { isSomeoneSignedIn } from "./sign-in";

const RENEWED_AT = "stint-renewed-at";
const RENEW_AFTER_MS = 24 * 60 * 60_000;

/**
 * Asks who is signed in once a day, which gives the cookie its full 400 days anew: a guest has no
 * other key to what they recorded. Draws nothing.
 */
export function KeepSignedIn() {
  useEffect(() => {
    try {
      if (Date.now() - Number(localStorage.getItem(RENEWED_AT)) < RENEW_AFTER_MS) return;
      void isSomeoneSignedIn()
        .then(() => localStorage.setItem(RENEWED_AT, `${Date.now()}`))
        .catch(() => {});
    } catch {
      // A browser that keeps nothing: the cookie lasts as long as it was given.
    }
  }, []);
  return null;
}
