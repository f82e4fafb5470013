import { ChartNoAxesColumn, CircleUserRound, Clock3, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../ui/icon";
import { LogoMark } from "./logo-mark";
import { NavLink } from "./nav-link";
import { Shortcuts } from "./shortcuts";
import type { Theme } from "./theme";
import { ThemeButton } from "./theme-button";

/**
 * The main navigation: a sidebar on a wide screen, a bar at the bottom of a phone. During a session
 * the sidebar is hidden until hovered or focused, and the bar shrinks to a line of links at the top.
 */
export function Sidebar({ theme, isSignedIn }: { theme: Theme; isSignedIn: boolean }) {
  const t = useTranslations("shell");
  return (
    <header className="group/sidebar fixed inset-x-0 bottom-0 z-30 flex border-t bg-ground pb-[env(safe-area-inset-bottom)] sm:inset-e-auto sm:start-0 sm:top-0 sm:w-20 sm:flex-col sm:items-center sm:border-e sm:border-t-0 sm:py-3 deep:border-transparent deep:max-sm:absolute deep:max-sm:inset-x-auto deep:max-sm:end-2 deep:max-sm:top-1 deep:max-sm:bottom-auto deep:max-sm:border-0 deep:max-sm:p-0 print:hidden">
      <Link href="/" aria-label={t("home")} className="hidden rounded p-3 sm:block">
        <LogoMark />
      </Link>
      <div className="contents sm:flex sm:w-full sm:flex-1 sm:flex-col sm:items-center deep:sm:opacity-0 deep:sm:group-focus-within/sidebar:opacity-100 deep:sm:group-hover/sidebar:opacity-100">
        <nav
          aria-label={t("nav")}
          className="flex flex-1 px-2 deep:max-sm:px-0 sm:w-full sm:flex-col sm:px-0"
        >
          <NavLink href="/">
            <Icon of={Clock3} />
            {t("today")}
          </NavLink>
          <NavLink href="/rooms">
            <Icon of={Users} />
            {t("rooms")}
          </NavLink>
          <NavLink href="/dashboard">
            <Icon of={ChartNoAxesColumn} />
            {t("dashboard")}
          </NavLink>
          <NavLink href="/account">
            <Icon of={CircleUserRound} />
            {t("account")}
          </NavLink>
        </nav>
        <div className="hidden sm:flex sm:flex-col">
          <Shortcuts isSignedIn={isSignedIn} />
          <ThemeButton initial={theme} />
        </div>
      </div>
    </header>
  );
}
