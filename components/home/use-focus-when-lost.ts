"use client";

import { useEffect, useRef } from "react";

/**
 * Takes the focus when a screen turned over and the element that had it is gone, so that the
 * keyboard goes on from the top of the new one and a reader reads it.
 */
export function useFocusWhenLost<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && isTurningOver()) ref.current?.focus({ preventScroll: true });
    hasShownOne = true;
  }, []);
  return ref;
}

/** On the first screen of a page nothing was lost: the focus belongs to the top of the document. */
let hasShownOne = false;
const isTurningOver = () => hasShownOne;
