import { ChartNoAxesColumn, CircleUserRound, Clock3, LogIn, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Outputs } from "@/server/trpc/root";
import { ServerTime } from "../live/server-time";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { LogoMark } from "./logo-mark";
import { NavLink } from "./nav-link";
import { Shortcuts } from "./shortcuts";
import { SidebarRooms } from "./sidebar-rooms";
import { SignedInOnly } from "./signed-in-only";
import type { Theme } from "./theme";
import { ThemeButton } from "./theme-button";

export interface ShellViewer {
  userId: string;
  name: string;
}

/** The viewer's rooms as they were at `now`, epoch ms. */
export interface ShellRooms {
  list: Outputs["room"]["list"];
  now: number;
}

interface SidebarProps {
  theme: Theme;
  viewer: ShellViewer | null;
  rooms: ShellRooms | null;
}

/**
 * The main navigation: a sidebar with the viewer's rooms on a wide screen, with icons on a tablet, and
 * a bar at the bottom of a phone. During a session the sidebar is hidden until hovered or focused, and
 * the bar shrinks to a line of links at the top.
 */
export function Sidebar({ theme, viewer, rooms }: SidebarProps) {
  const t = useTranslations("shell");
  return (
    <header className="group/sidebar fixed inset-x-0 bottom-0 z-30 flex border-t bg-ground pb-[env(safe-area-inset-bottom)] max-sm:bg-surface sm:inset-e-auto sm:start-0 sm:top-0 sm:w-20 sm:flex-col sm:items-center sm:border-e sm:border-t-0 sm:py-3 deep:border-transparent deep:max-sm:absolute deep:max-sm:inset-x-auto deep:max-sm:end-2 deep:max-sm:top-1 deep:max-sm:bottom-auto deep:max-sm:border-0 deep:max-sm:bg-transparent deep:max-sm:p-0 wide:w-57 wide:items-stretch wide:px-3 print:hidden">
      <Link
        href="/"
        aria-label={t("home")}
        className="hidden rounded p-3 sm:block wide:flex wide:min-h-9 wide:items-center wide:gap-3 wide:px-2.5 wide:py-1.5"
      >
        <LogoMark />
        <span aria-hidden className="hidden text-base font-semibold tracking-tight wide:block">
          {t("title")}
        </span>
      </Link>
      <div className="contents min-h-0 sm:flex sm:w-full sm:flex-1 sm:flex-col sm:items-center deep:sm:opacity-0 deep:sm:group-focus-within/sidebar:opacity-100 deep:sm:group-hover/sidebar:opacity-100 wide:mt-2">
        <nav
          aria-label={t("nav")}
          className="flex min-h-0 flex-1 px-2 sm:w-full sm:flex-col sm:overflow-y-auto sm:px-0 deep:max-sm:px-0 wide:gap-0.5 wide:overflow-visible"
        >
          <NavLink href="/">
            <Icon of={Clock3} />
            {t("today")}
          </NavLink>
          <NavLink href="/rooms" className={rooms ? "wide:hidden" : undefined}>
            <Icon of={Users} />
            {t("rooms")}
          </NavLink>
          <NavLink href="/dashboard">
            <Icon of={ChartNoAxesColumn} />
            {t("dashboard")}
          </NavLink>
          <NavLink href="/account" className="wide:hidden">
            <Icon of={CircleUserRound} />
            {t("account")}
          </NavLink>
          {rooms && (
            <SignedInOnly>
              <ServerTime now={rooms.now}>
                <SidebarRooms rendered={rooms.list} />
              </ServerTime>
            </SignedInOnly>
          )}
        </nav>
        <div className="hidden sm:flex sm:flex-col wide:w-full wide:gap-0.5 wide:pt-3">
          <Shortcuts isSignedIn={viewer !== null} />
          <ThemeButton initial={theme} />
          {viewer ? (
            <SignedInOnly>
              <NavLink href="/account" className="hidden wide:gap-2.5 wide:ps-2">
                <Avatar userId={viewer.userId} name={viewer.name} size="small" />
                <bdi translate="no" className="min-w-0 truncate">
                  {viewer.name}
                </bdi>
                <span className="sr-only">{t("account")}</span>
              </NavLink>
            </SignedInOnly>
          ) : (
            <NavLink href="/sign-in" className="hidden">
              <Icon of={LogIn} />
              {t("signIn")}
            </NavLink>
          )}
        </div>
      </div>
    </header>
  );
}
