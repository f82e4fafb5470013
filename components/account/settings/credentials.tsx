"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ChangePassword } from "./change-password";
import { ClaimForm } from "./claim-form";

/** How one gets back in: by an e-mail and a password, which a guest may add here. */
export function Access({ isGuest, email }: { isGuest: boolean; email: string | null }) {
  const t = useTranslations("account");
  const [isClaimed, setIsClaimed] = useState(false);
  const isKept = isClaimed && !isGuest;
  const kept = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The form that was sent is gone, and with it the focus.
    if (isKept) kept.current?.focus();
  }, [isKept]);
  if (isGuest) return <ClaimForm onClaimed={() => setIsClaimed(true)} />;
  return (
    <>
      {isKept && (
        <p ref={kept} tabIndex={-1} className="rounded border border-ink px-4 py-3 outline-none">
          {t("claim.kept")}
        </p>
      )}
      <p>{t("signedInAs", { email: email ?? "" })}</p>
      <ChangePassword />
    </>
  );
}
