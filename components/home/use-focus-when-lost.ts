"use client";

import { useEffect, useRef } from "react";

/**
 * Focuses an element when its screen replaced another one and the focused element is gone: the
 * keyboard continues at the top of the new screen, and a screen reader reads it.
 */
export function useFocusWhenLost<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && isReplacing()) ref.current?.focus({ preventScroll: true });
    hasRenderedScreen = true;
  }, []);
  return ref;
}

/** The first screen of a page replaces none: the focus stays at the top of the document. */
let hasRenderedScreen = false;
const isReplacing = () => hasRenderedScreen;
