"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";

/** A line of the wide sidebar. */
export const SIDEBAR_ROW =
  "wide:flex wide:min-h-9 wide:w-full wide:flex-row wide:items-center wide:justify-start " +
  "wide:gap-3 wide:rounded wide:px-2.5 wide:py-1.5 wide:text-sm wide:font-medium " +
  "wide:hover:bg-sunken wide:aria-[current=page]:bg-sunken";

/** A link of the main navigation, marked on its page and the pages below it. */
export function NavLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const isCurrent = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={classNames(
        "flex min-h-14 flex-1 flex-col items-center justify-center gap-1 rounded -outline-offset-2 px-0.5 py-2 text-xs text-soft hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink",
        "deep:max-sm:min-h-9 deep:max-sm:flex-none deep:max-sm:px-2 deep:max-sm:whitespace-nowrap deep:max-sm:aria-[current=page]:hidden deep:max-sm:[&_svg]:hidden sm:w-full sm:flex-none",
        SIDEBAR_ROW,
        className,
      )}
    >
      {children}
    </Link>
  );
}
