"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { live } from "../../live/live";
import { useTRPCClient } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";
import { finishSignOut, prepareSignOut } from "../sign-in/finish-sign-out";
import { signOutHere } from "../sign-in/sign-in";

type Scope = "here" | "everywhere";

/** Signs out this device or all devices. A guest is warned first, because they cannot sign in again. */
export function SignOut({ isGuest }: { isGuest: boolean }) {
  const t = useTranslations("account.signOut");
  const formatFailure = useFormatFailure();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<Scope | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function signOut(scope: Scope) {
    setIsBusy(true);
    setFailure(null);
    try {
      await prepareSignOut(queryClient);
      if (scope === "everywhere") await client.account.signOutEverywhere.mutate();
      await signOutHere();
      finishSignOut("signedOut");
    } catch (error) {
      live().wake();
      setFailure(error);
      setIsBusy(false);
    }
  }
  const ask = (scope: Scope) => (isGuest ? setAsking(scope) : signOut(scope));

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
      {failure !== null && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
    </div>
  );
}
