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
 * Reveals something while a pointer is over an area, the focus is in it, or after it was pressed;
 * hides it on a press outside, when the focus moves on, and on Escape.
 *
 * @returns whether to show it, and the props of the area, which must contain what is revealed.
 */
export function useReveal() {
  const [isOver, setIsOver] = useState(false);
  const [isPinned, setIsPinned] = useState(false);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isPinned) return;
    const close = ({ target }: globalThis.PointerEvent) => {
      if (!(target instanceof Node && ref.current?.contains(target))) setIsPinned(false);
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [isPinned]);

  const area = {
    ref,
    onPointerEnter: (event: PointerEvent) => event.pointerType === "mouse" && setIsOver(true),
    onPointerLeave: () => setIsOver(false),
    onPointerDown: () => setIsPinned(true),
    onFocus: () => setIsPinned(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      // Without a next element, the focus left the page or a press landed on something that takes
      // no focus.
      if (relatedTarget && !currentTarget.contains(relatedTarget)) setIsPinned(false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setIsPinned(false);
      setIsOver(false);
    },
  };
  return { isShown: isOver || isPinned, area };
}
