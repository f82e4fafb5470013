"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const PAGES = [
  { href: "/dashboard", name: "overview" },
  { href: "/dashboard/history", name: "history" },
  { href: "/dashboard/week", name: "week" },
] as const;

/** Links between the three pages of the dashboard. */
export function DashboardNav() {
  const t = useTranslations("shell.dashboardNav");
  const path = usePathname();
  return (
    <nav aria-label={t("label")} className="mb-5 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {PAGES.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="flex min-h-8 items-center rounded text-sm text-soft underline-offset-4 hover:text-ink hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
