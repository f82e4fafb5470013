"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonClass } from "../../ui/button";
import { addressOf, signInPath } from "./return-path";

/** What a device shows that was signed out from elsewhere. Both ways on load a page of their own. */
export function SignedOut() {
  const t = useTranslations("account.signedOut");
  const back = addressOf(usePathname(), Object.fromEntries(useSearchParams()));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          {t("title")}
        </h1>
        <p className="mt-1 text-soft">{t("text")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <a href={signInPath(back)} className={buttonClass({ tone: "primary" })}>
          {t("signIn")}
        </a>
        <a href="/" className={buttonClass()}>
          {t("start")}
        </a>
      </div>
    </div>
  );
}
