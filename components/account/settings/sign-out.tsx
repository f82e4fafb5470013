"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { live } from "../../live/live";
import { useTRPCClient } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";
import { leave } from "../sign-in/finish-sign-out";
import { signOutHere } from "../sign-in/sign-in";

type Where = "here" | "everywhere";

/** Signs out, here or everywhere. A guest is warned first: there is no way back in. */
export function SignOut({ isGuest }: { isGuest: boolean }) {
  const t = useTranslations("account.signOut");
  const failureText = useFailureText();
  const client = useTRPCClient();
  const [asking, setAsking] = useState<Where | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function signOut(where: Where) {
    setIsBusy(true);
    setFailure(null);
    try {
      live().suspend();
      if (where === "everywhere") await client.account.signOutEverywhere.mutate();
      await signOutHere();
      leave("signedOut");
    } catch (error) {
      live().wake();
      setFailure(error);
      setIsBusy(false);
    }
  }
  const ask = (where: Where) => (isGuest ? setAsking(where) : signOut(where));

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={isBusy} onClick={() => ask("here")}>
          {t("here")}
        </Button>
        <Button aria-disabled={isBusy} onClick={() => ask("everywhere")}>
          {t("everywhere")}
        </Button>
      </div>
      {asking && (
        <div
          role="alert"
          className="flex flex-col items-start gap-3 rounded border border-danger p-4"
        >
          <p>{t("guest")}</p>
          <div className="flex flex-wrap gap-2">
            <Button tone="danger" aria-disabled={isBusy} onClick={() => signOut(asking)}>
              {t("anyway")}
            </Button>
            <Button onClick={() => setAsking(null)}>{t("stay")}</Button>
          </div>
        </div>
      )}
      {failure !== null && <ErrorNotice>{failureText(failure)}</ErrorNotice>}
    </div>
  );
}
