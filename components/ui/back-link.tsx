import Link from "next/link";
import type { ReactNode } from "react";

/** A link to the parent page. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="print:hidden">
      <Link
        href={href}
        className="inline-flex min-h-6 items-center text-soft underline underline-offset-4 hover:text-ink"
      >
        {/* One flex item: a name in the text is an element of its own. */}
        <span className="min-w-0">{children}</span>
      </Link>
    </p>
  );
}
