"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { MAX_NAME } from "@/domain/api/fields/text-length";
import { signInPath } from "../../account/sign-in/return-path";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { useJoinRoom } from "./use-join-room";

interface JoinFormProps {
  token: string;
  roomName: string;
  /** Null for a viewer without a name. */
  viewerName: string | null;
  isSignedIn: boolean;
  /** Guests can change their name here: somebody else at this device may have chosen it. */
  isGuest: boolean;
}

/** Asks for a name unless the viewer has one, and joins the room. */
export function JoinForm({ isSignedIn, roomName, ...options }: JoinFormProps) {
  const { token, viewerName, isGuest } = options;
  const t = useTranslations("invite.join");
  const formatFailure = useFormatFailure();
  const join = useJoinRoom(options);
  const { name, asksName, isNameTaken } = join;
  const failure = join.error && formatFailure(join.error);
  return (
    <Form onSubmit={join.submit} className="flex flex-col gap-4">
      {asksName || viewerName === null ? (
        <TextField
          ref={name.field}
          label={t("name")}
          hint={t("nameHint")}
          error={name.isMissing ? t("nameMissing") : isNameTaken && failure}
          required
          autoFocus={join.isRenaming}
          value={name.value}
          maxLength={MAX_NAME}
          autoComplete="given-name"
          onChange={(event) => name.change(event.target.value)}
        />
      ) : (
        <p>
          {t("as", { name: viewerName })}{" "}
          {isGuest && (
            <button type="button" className="underline underline-offset-4" onClick={join.rename}>
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
      <Button type="submit" tone="primary" size="large" disabled={join.isBusy}>
        <span className="min-w-0 wrap-anywhere">
          <IsolatedText>{t("submit", { room: isolate(roomName) })}</IsolatedText>
        </span>
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
