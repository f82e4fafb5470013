"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HomeData } from "../home-data";
import { SessionPanel } from "../session-panel";
import { useFocusWhenLost } from "../use-focus-when-lost";
import type { SessionPanelState } from "../use-session-panel";
import { ExampleRoom } from "./example-room";
import { InviteLinkForm } from "./invite-link-form";

interface FirstVisitProps {
  data: HomeData;
  panel: SessionPanelState;
}

/** Home without an account: a sentence that says what this is, a picture of a room, and Start. */
export default function FirstVisit({ data, panel }: FirstVisitProps) {
  const t = useTranslations("home");
  const tShell = useTranslations("shell");
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  return (
    <div className="grid items-start gap-x-16 gap-y-6 lg:grid-cols-2 2xl:grid-cols-[36rem_minmax(0,1fr)] lg:pt-[max(10dvh,50dvh_-_22rem)]">
      <div>
        {/* On a phone it is beside the logo, in sight at once. */}
        <p className="-mt-9 mb-4 text-end text-sm sm:hidden">
          <Link href="/sign-in" className="inline-block min-h-6 underline underline-offset-4">
            {tShell("signIn")}
          </Link>
        </p>
        {data.left && (
          <p role="status" className="mb-3">
            {t("signedOut", { how: data.left })}
          </p>
        )}
        <h1
          ref={heading}
          tabIndex={-1}
          className="max-w-xl text-xl font-semibold tracking-tight text-balance outline-none sm:text-2xl"
        >
          {t("firstVisit.title")}
        </h1>
      </div>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <ExampleRoom panel={panel} />
      </div>
      <div className="flex max-w-xl flex-col gap-4">
        <SessionPanel panel={panel} place={null} layout="bar" />
        <InviteLinkForm />
        <p className="flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm text-soft">
          <span>{t("noAccount")}</span>
          <Link href="/sign-in" className="text-ink underline underline-offset-4 max-sm:hidden">
            {t("signIn")}
          </Link>
        </p>
      </div>
    </div>
  );
}
