"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the main navigation, marked on its page and the pages below it. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isCurrent = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="flex min-h-14 flex-1 flex-col items-center justify-center gap-1 rounded -outline-offset-2 px-0.5 py-2 text-xs text-soft hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink deep:max-sm:min-h-9 deep:max-sm:flex-none deep:max-sm:px-2 deep:max-sm:whitespace-nowrap deep:max-sm:aria-[current=page]:hidden deep:max-sm:[&_svg]:hidden sm:w-full sm:flex-none"
    >
      {children}
    </Link>
  );
}
