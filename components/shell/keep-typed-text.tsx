"use client";

import { useEffect } from "react";

const STORAGE_KEY = "stint-typed";
const FIELDS = "main :is(textarea, input:not([type]), input[type=text])[name]";

/**
 * Keeps what was typed over a reload of the page: after an update of Stint, the router reloads it when
 * it refreshes. Renders nothing.
 */
export function KeepTypedText() {
  useEffect(() => {
    restore();
    addEventListener("pagehide", save);
    return () => removeEventListener("pagehide", save);
  }, []);
  return null;
}

const listFields = () => [...document.querySelectorAll<HTMLInputElement>(FIELDS)];

function save(): void {
  const typed = listFields().map(({ name, value }) => [name, value]);
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify([location.pathname, typed]));
  } catch {
    // Storage is blocked.
  }
}

/** Fills the fields that are empty. React notices a value only if the element's own setter sets it. */
function restore(): void {
  try {
    const [path, typed] = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "[]");
    sessionStorage.removeItem(STORAGE_KEY);
    if (path !== location.pathname) return;
    const texts = new Map<string, string>(typed);
    for (const field of listFields()) {
      const text = texts.get(field.name);
      if (!text || field.value) continue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(
        field,
        text,
      );
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  } catch {
    // Storage is blocked.
  }
}
