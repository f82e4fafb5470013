"use client";

import { useSyncExternalStore } from "react";
import { THEME_COOKIE, writeCookie } from "./cookies";
import { readTheme, type Theme } from "./theme";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  writeCookie(THEME_COOKIE, theme);
  for (const listener of listeners) listener();
}

/**
 * The theme and its setter. The state is `<html data-theme>`, so all controls on a page agree; a
 * choice applies at once and is saved in a cookie.
 *
 * @param initial what the server read from the cookie.
 */
export function useTheme(initial: Theme): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    subscribe,
    () => readTheme(document.documentElement.dataset.theme),
    () => initial,
  );
  return [theme, setTheme];
}
