"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Icon } from "./icon";

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  /** Gets the focus first; the close button if left out. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/**
 * A modal dialog; on a phone a sheet from below. It weighs some 20 KB, so load the component that uses
 * it with `next/dynamic` when it is first opened.
 */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, description, closeLabel, initialFocus, children } = props;
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Base.Popup
          initialFocus={initialFocus}
          className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] sm:max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-card border bg-surface p-6 sm:inset-x-auto sm:start-1/2 sm:top-1/2 sm:bottom-auto sm:w-[30rem] sm:-translate-x-1/2 sm:-translate-y-1/2 rtl:sm:translate-x-1/2"
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-m-1 rounded p-1 text-soft hover:text-ink"
            >
              <Icon of={X} />
            </Base.Close>
          </div>
          {description && (
            <Base.Description className="mt-1 text-soft">{description}</Base.Description>
          )}
          <div className="mt-6">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
