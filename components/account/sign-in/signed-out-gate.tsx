"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { live, subscribeToLive } from "../../live/live";
import { useRevocation } from "../../live/use-revocation";
import { buttonClass } from "../../ui/button";
import { signInPath, withSearch } from "./return-path";

interface SignedOutGateProps {
  /** True if the server rendered this page for a signed-in person. */
  isSignedIn: boolean;
  /** True if the person has no account any more. */
  isDeleted: boolean;
  children: ReactNode;
}

/**
 * Replaces the page when another device signed this one out or deleted the account, and drops all
 * cached queries. Without it the page would look like a newcomer's, and the next action would create
 * a guest.
 */
export function SignedOutGate({ isSignedIn, isDeleted, children }: SignedOutGateProps) {
  const queryClient = useQueryClient();
  const [wasSignedIn, setWasSignedIn] = useState(isSignedIn);
  const isRevoked = useSyncExternalStore(
    subscribeToLive,
    () => live().state.isSignedOut,
    () => false,
  );
  useRevocation();
  if (isSignedIn && !wasSignedIn) setWasSignedIn(true);
  const isSignedOut = wasSignedIn && (isRevoked || !isSignedIn);
  useEffect(() => {
    if (isSignedOut) queryClient.clear();
  }, [isSignedOut, queryClient]);
  return isSignedOut ? <SignedOut isDeleted={isDeleted} /> : children;
}

/** The links are plain `<a>` elements, so that they load a new page. */
function SignedOut({ isDeleted }: { isDeleted: boolean }) {
  const tSignedOut = useTranslations("account.signedOut");
  const tDeleted = useTranslations("account.deleted");
  const t = isDeleted ? tDeleted : tSignedOut;
  const back = withSearch(usePathname(), Object.fromEntries(useSearchParams()));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-5 rounded-card border bg-surface p-5 sm:mt-[8vh] sm:p-8">
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          {t("title")}
        </h1>
        <p className="mt-1 text-soft">{t("text")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!isDeleted && (
          <a href={signInPath(back)} className={buttonClass({ tone: "primary" })}>
            {tSignedOut("signIn")}
          </a>
        )}
        <a href="/" className={buttonClass(isDeleted ? { tone: "primary" } : {})}>
          {t("start")}
        </a>
      </div>
    </div>
  );
}
