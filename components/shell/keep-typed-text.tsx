"use client";

import { useEffect } from "react";

/** Holds, as JSON, the page's address and the names and texts of its fields. */
const STORAGE_KEY = "stint-typed";

/**
 * Keeps what was typed over a reload of the page: after an update of Stint, the router reloads it when
 * it refreshes. Renders nothing, and loads its code with the first letter.
 */
export function KeepTypedText() {
  useEffect(() => {
    const load = () => {
      import("./typed-text").then(
        ({ keepTypedText }) => keepTypedText(STORAGE_KEY),
        () => undefined,
      );
    };
    try {
      if (sessionStorage.getItem(STORAGE_KEY)) return load();
    } catch {
      return;
    }
    addEventListener("input", load, { once: true });
    return () => removeEventListener("input", load);
  }, []);
  return null;
}
