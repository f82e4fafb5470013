"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Moves the focus to the heading of a page that was opened by a shortcut or from the command menu,
 * where the element in focus is gone. A link keeps the focus. Renders nothing.
 */
export function FocusAfterNavigation() {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // A dialog that closes gives the focus back in the next frame.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body) return;
      const main = document.getElementById("main");
      const heading = main?.querySelector<HTMLElement>("h1");
      if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      (heading ?? main)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return null;
}
