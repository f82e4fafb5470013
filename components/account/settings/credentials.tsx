"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ChangePassword } from "./change-password";
import { ClaimForm } from "./claim-form";

/** E-mail and password; a guest can add them here. */
export function Credentials({ isGuest, email }: { isGuest: boolean; email: string | null }) {
  const t = useTranslations("account.claim");
  const [isClaimed, setIsClaimed] = useState(false);
  const isJustClaimed = isClaimed && !isGuest;
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The form that had the focus is gone.
    if (isJustClaimed) message.current?.focus();
  }, [isJustClaimed]);
  if (isGuest) return <ClaimForm onClaimed={() => setIsClaimed(true)} />;
  return (
    <>
      {isJustClaimed && (
        <p ref={message} tabIndex={-1} className="rounded border border-ink px-4 py-3 outline-none">
          {t("saved")}
        </p>
      )}
      <p>{t("signedInAs", { email: email ?? "" })}</p>
      <ChangePassword />
    </>
  );
}
