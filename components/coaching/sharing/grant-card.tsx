"use client";

import { useTranslations } from "next-intl";
import type { GrantToCoach } from "@/domain/api/wire-coach";
import { useRefreshingMutation } from "../../dashboard/use-refreshing-mutation";
import { useFailureText } from "../../trpc/use-failure-text";
import { ConfirmButton } from "../../ui/confirm-button";
import { ErrorNotice } from "../../ui/notice";
import { useFormatGrant } from "../use-format-grant";
import { GrantForm } from "./grant-form";

/** One coach of one room: what they see now, in words, and the ways to change or end it. */
export function GrantCard({ granted }: { granted: GrantToCoach }) {
  const t = useTranslations("coach.own");
  const failureText = useFailureText();
  const { grant, name, roomName, roomSlug, userId } = granted;
  const left = { name, compared: granted.seesComparison ? "yes" : "no" };
  const grantWords = useFormatGrant();
  const words = grant && grantWords(grant, roomName);
  const revoke = useRefreshingMutation((client, _: undefined) =>
    client.coach.revoke.mutate({ roomSlug, userId }),
  );
  return (
    <article className="flex flex-col gap-3 border-t pt-4">
      <div>
        <h3 className="font-semibold">{name}</h3>
        <p className="text-sm text-soft">{t("coachIn", { room: roomName })}</p>
      </div>
      {words ? (
        <p className="max-w-prose">
          {words.seen} <span className="text-soft">{words.hidden}</span>
        </p>
      ) : (
        <p>{t("seesNothing", left)}</p>
      )}
      {revoke.error && <ErrorNotice>{failureText(revoke.error)}</ErrorNotice>}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {/* Another grant is another form: it begins with what stands. */}
        <GrantForm key={JSON.stringify(grant)} granted={granted} />
        {grant && (
          <ConfirmButton
            disabled={revoke.isBusy}
            onConfirm={() => revoke.mutate(undefined)}
            texts={{
              label: t("revoke"),
              name: t("revokeNamed", { name }),
              means: t("revokeMeans", left),
              confirm: t("revokeSure"),
              cancel: t("keep"),
            }}
          />
        )}
      </div>
    </article>
  );
}
