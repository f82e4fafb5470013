"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";

/**
 * Shows something beside an area while a pointer is over it, the focus is in it, or it was pressed;
 * until one presses elsewhere, goes on with the keyboard, or presses Escape.
 *
 * @returns whether to show it, and what the area is given, which holds what is shown as well.
 */
export function useReveal() {
  const [isOver, setIsOver] = useState(false);
  const [isKept, setIsKept] = useState(false);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isKept) return;
    const close = ({ target }: globalThis.PointerEvent) => {
      if (!(target instanceof Node && ref.current?.contains(target))) setIsKept(false);
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [isKept]);

  const area = {
    ref,
    onPointerEnter: (event: PointerEvent) => event.pointerType === "mouse" && setIsOver(true),
    onPointerLeave: () => setIsOver(false),
    onPointerDown: () => setIsKept(true),
    onFocus: () => setIsKept(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      // Without a next one the focus went nowhere: a press on the page, or another window.
      if (relatedTarget && !currentTarget.contains(relatedTarget)) setIsKept(false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setIsKept(false);
      setIsOver(false);
    },
  };
  return { isShown: isOver || isKept, area };
}
