import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountZoneSync } from "@/components/account/account-zone-sync";
import { SessionRefresh } from "@/components/account/sign-in/session-refresh";
import { SignedOutGate } from "@/components/account/sign-in/signed-out-gate";
import { ReaderZone } from "@/components/format/reader-zone";
import { UpcomingGroupSession } from "@/components/group-session/upcoming-group-session";
import { TabStatus } from "@/components/home/running/tab-status";
import { NoteNotice } from "@/components/note/note-notice";
import { THEME_COOKIE } from "@/components/shell/cookies";
import { Shell } from "@/components/shell/shell";
import { readTheme } from "@/components/shell/theme";
import { EndSignals } from "@/components/signals/end-signals";
import { TrpcProvider } from "@/components/trpc/provider";
import {
  requestIsFromDeletedAccount,
  requestNow,
  requestRooms,
  requestViewer,
} from "@/server/trpc/caller";
import { LAYOUT_TEXTS, pickTexts } from "./client-texts";
import { isPseudoLocale } from "./pseudo-locale";
import { readerZone } from "./reader-zone";
import "./globals.css";

const figtree = localFont({
  src: "./fonts/figtree-latin-wght-normal.woff2",
  weight: "300 900",
  variable: "--font-figtree",
});
/** For names with letters such as ě or ş; fetched only when one occurs. */
const figtreeExt = localFont({
  src: "./fonts/figtree-latin-ext-wght-normal.woff2",
  weight: "300 900",
  variable: "--font-figtree-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+20A0-20C0" }],
});

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  const metadataBase = new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3000");
  return {
    metadataBase,
    title: { default: t("title"), template: "%s · Stint" },
    description: t("description"),
  };
}

/** Reads cookies, so that every request is rendered with its own CSP nonce and theme. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, jar, viewer, zone] = await Promise.all([
    getLocale(),
    getMessages(),
    cookies(),
    requestViewer(),
    readerZone(),
  ]);
  const rooms = viewer && (await loadRooms());
  const isDeleted = viewer === null && (await requestIsFromDeletedAccount());
  const theme = readTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={locale}
      dir={isPseudoLocale(locale) ? "rtl" : "ltr"}
      data-theme={theme === "system" ? undefined : theme}
      className={`${figtree.variable} ${figtreeExt.variable} font-sans`}
    >
      <body>
        <NextIntlClientProvider messages={pickTexts(messages, LAYOUT_TEXTS)}>
          <TrpcProvider>
            <ReaderZone zone={zone} accountZone={viewer?.timeZone ?? null}>
              <Shell theme={theme} viewer={viewer} rooms={rooms}>
                <SignedOutGate isSignedIn={viewer !== null} isDeleted={isDeleted}>
                  {viewer && <UpcomingGroupSession />}
                  {viewer && <NoteNotice />}
                  {children}
                </SignedOutGate>
              </Shell>
              {viewer && <TabStatus />}
              {viewer && <EndSignals />}
              {viewer && <SessionRefresh />}
              {viewer && <AccountZoneSync accountZone={viewer.timeZone} />}
            </ReaderZone>
          </TrpcProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

/** The rooms of the sidebar; null after a failure, which must not replace the page. */
async function loadRooms() {
  try {
    const [list, now] = await Promise.all([requestRooms(), requestNow()]);
    return { list, now: now.getTime() };
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}
