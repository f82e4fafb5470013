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
    <nav aria-label={t("label")} className="mx-auto mb-4 max-w-[100rem] border-b print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {PAGES.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="-mb-px flex min-h-9 items-center border-b-2 border-transparent font-medium text-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
