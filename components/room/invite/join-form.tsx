"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { MAX_NAME } from "@/domain/api/text-length";
import { signInPath } from "../../account/sign-in/return-path";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { useTakeSeat } from "./use-join-room";

interface TakeSeatProps {
  token: string;
  /** Null for whoever has not said a name yet. */
  viewerName: string | null;
  isSignedIn: boolean;
  /** A guest's name was said in passing, perhaps by somebody else at this device: it may change. */
  isGuest: boolean;
}

/** A name, unless one is known, and a seat. */
export function TakeSeat({ isSignedIn, ...taker }: TakeSeatProps) {
  const { token, viewerName, isGuest } = taker;
  const t = useTranslations("invite.seat");
  const failureText = useFailureText();
  const seat = useTakeSeat(taker);
  const { name, asksName, isNameTaken } = seat;
  const failure = seat.error && failureText(seat.error);
  return (
    <Form onSubmit={seat.submit} className="flex flex-col gap-4">
      {asksName || viewerName === null ? (
        <TextField
          ref={name.field}
          label={t("name")}
          hint={t("nameHint")}
          error={name.isMissing ? t("nameMissing") : isNameTaken && failure}
          required
          autoFocus={seat.isRenaming}
          value={name.text}
          maxLength={MAX_NAME}
          autoComplete="given-name"
          onChange={(event) => name.write(event.target.value)}
        />
      ) : (
        <p>
          {t("as", { name: viewerName })}{" "}
          {isGuest && (
            <button type="button" className="underline underline-offset-4" onClick={seat.rename}>
              {t("otherName")}
            </button>
          )}
        </p>
      )}
      {failure && !(asksName && isNameTaken) && <ErrorNotice>{failure}</ErrorNotice>}
      {isNameTaken && !asksName && (
        <Link href="/account" className="underline underline-offset-4">
          {t("account")}
        </Link>
      )}
      <Button type="submit" tone="primary" size="large" disabled={seat.isBusy}>
        {t("submit")}
      </Button>
      {!isSignedIn && (
        <p className="text-sm text-soft">
          {t.rich("signIn", {
            link: (text) => (
              <Link
                href={signInPath(`/invite/${token}`)}
                className="text-ink underline underline-offset-4"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </Form>
  );
}
