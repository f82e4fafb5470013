"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactNode, RefObject } from "react";
import { classNames } from "./class-names";

export interface MenuEntry {
  key: string;
  label: ReactNode;
  /** A page or a file to open; without it `onSelect` runs. */
  href?: string;
  /** Saves the file at `href` instead of opening it. */
  isDownload?: boolean;
  onSelect?: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

interface MenuPopupProps {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  entries: readonly MenuEntry[];
  onClose: () => void;
}

/** The open menu of an OverflowMenu. The focus returns to its button. */
export default function MenuPopup({ anchor, label, entries, onClose }: MenuPopupProps) {
  return (
    <Menu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={4} align="end" className="z-50">
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-[min(24rem,80dvh)] max-w-[calc(100vw-2rem)] min-w-44 overflow-y-auto rounded-card border border-edge bg-surface p-1 outline-none"
          >
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const { label, href, isDownload, onSelect, isDanger, isDisabled } = entry;
  const className = classNames(
    "flex min-h-9 items-center rounded px-3 py-1.5 outline-none data-disabled:opacity-60",
    "data-highlighted:bg-sunken",
    isDanger && "text-danger",
  );
  if (href !== undefined) {
    const target = isDownload ? { href, download: true } : { render: <Link href={href} /> };
    return (
      <Menu.LinkItem {...target} closeOnClick className={className}>
        {label}
      </Menu.LinkItem>
    );
  }
  return (
    <Menu.Item disabled={isDisabled} onClick={onSelect} className={className}>
      {label}
    </Menu.Item>
  );
}
