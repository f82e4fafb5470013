import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FocusAfterNavigation } from "./focus-after-navigation";
import { KeepTypedText } from "./keep-typed-text";
import { LogoMark } from "./logo-mark";
import { type ShellRooms, type ShellViewer, Sidebar } from "./sidebar";
import type { Theme } from "./theme";
import { ZoneCookieSync } from "./zone-cookie-sync";

interface ShellProps {
  theme: Theme;
  viewer: ShellViewer | null;
  /** The viewer's rooms; null if they could not be loaded. */
  rooms: ShellRooms | null;
  children: ReactNode;
}

/**
 * The frame of every page: skip link, navigation and `<main>`, which is as wide as the window allows.
 * A page limits its own width.
 */
export function Shell({ theme, viewer, rooms, children }: ShellProps) {
  const t = useTranslations("shell");
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded border bg-ground p-3 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t("skip")}
      </a>
      <Sidebar theme={theme} viewer={viewer} rooms={rooms} />
      <main
        id="main"
        tabIndex={-1}
        className="min-h-dvh px-4 pt-5 pb-24 outline-none deep:flex deep:flex-col deep:max-sm:pt-4 deep:max-sm:pb-4 sm:ms-20 sm:px-6 sm:pt-6 sm:pb-12 deep:sm:me-20 deep:short:py-3 wide:ms-57 wide:px-8 print:m-0 print:min-h-0 print:p-0"
      >
        <div className="mb-4 sm:hidden print:hidden">
          <LogoMark />
        </div>
        {children}
      </main>
      <FocusAfterNavigation />
      <ZoneCookieSync />
      <KeepTypedText />
    </>
  );
}
