"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { buttonClass } from "./button";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { orLoadFailure } from "./load-failure";
import type { MenuEntry } from "./menu-popup";

const MenuPopup = dynamic(() => import("./menu-popup").catch(orLoadFailure), { ssr: false });

interface OverflowMenuProps {
  /** Accessible name of the button: "More for this chart". */
  label: string;
  entries: readonly MenuEntry[];
  className?: string;
}

/** A "···" button with the rare actions of a page or a card. The menu is loaded when first opened. */
export function OverflowMenu({ label, entries, className }: OverflowMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={classNames(
          buttonClass({ tone: "quiet", size: "small" }),
          "min-w-8 px-1.5 print:hidden",
          className,
        )}
        onClick={() => setIsOpen(true)}
      >
        <Icon of={Ellipsis} />
      </button>
      {isOpen && (
        <MenuPopup
          anchor={trigger}
          label={label}
          entries={entries}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
