import type { ReactNode } from "react";
import { buttonClass } from "./button";

interface FoldedOnPhoneProps {
  label: string;
  /** Starts open, e.g. while a filter is set. */
  isOpen?: boolean;
  children: ReactNode;
}

/** Filters behind a button on a phone, where they would fill the first screen; elsewhere as they are. */
export function FoldedOnPhone({ label, isOpen = false, children }: FoldedOnPhoneProps) {
  return (
    <details open={isOpen} className="folded-on-phone">
      <summary className={`${buttonClass()} mb-2 list-none print:hidden`}>{label}</summary>
      {children}
    </details>
  );
}
