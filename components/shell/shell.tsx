import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeepTypedText } from "./keep-typed-text";
import { LogoMark } from "./logo-mark";
import { Sidebar } from "./sidebar";
import type { Theme } from "./theme";
import { ZoneCookieSync } from "./zone-cookie-sync";

interface ShellProps {
  theme: Theme;
  isSignedIn: boolean;
  children: ReactNode;
}

/** The frame of every page: skip link, navigation and `<main>`. */
export function Shell({ theme, isSignedIn, children }: ShellProps) {
  const t = useTranslations("shell");
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded border bg-ground p-3 focus:not-sr-only focus:fixed focus:start-2 focus:top-2"
      >
        {t("skip")}
      </a>
      <Sidebar theme={theme} isSignedIn={isSignedIn} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto min-h-dvh max-w-7xl px-4 pt-6 pb-24 outline-none deep:flex deep:flex-col deep:max-sm:pt-4 deep:max-sm:pb-4 sm:ps-29 sm:pe-9 sm:pt-7 sm:pb-12 deep:short:py-3 print:min-h-0 print:p-0"
      >
        <div className="mb-5 sm:hidden print:hidden">
          <LogoMark />
        </div>
        {children}
      </main>
      <ZoneCookieSync />
      <KeepTypedText />
    </>
  );
}
