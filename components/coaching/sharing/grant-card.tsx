"use client";

import { useTranslations } from "next-intl";
import type { GrantToCoach } from "@/domain/api/coach-sharing";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { useRefreshingMutation } from "../../trpc/use-refreshing-mutation";
import { Avatar } from "../../ui/avatar";
import { ConfirmButton } from "../../ui/confirm-button";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";
import { useFormatGrant } from "../use-format-grant";
import { GrantForm } from "./grant-form";

/** One coach of one room: what is shared with them, and how to change or revoke it. */
export function GrantCard({ granted }: { granted: GrantToCoach }) {
  const t = useTranslations("coaching.sharing");
  const formatFailure = useFormatFailure();
  const { grant, name, roomName, roomSlug, userId } = granted;
  const meaning = { name: isolate(name), sees: findSeenWithoutGrant(granted) };
  const formatGrant = useFormatGrant();
  const shared = grant && formatGrant(grant, isolate(roomName));
  const revoke = useRefreshingMutation((client, _: undefined) =>
    client.coach.revoke.mutate({ roomSlug, userId }),
  );
  return (
    <article className="flex flex-col gap-3 border-t pt-4 first-of-type:border-t-0 first-of-type:pt-0">
      <div className="flex items-center gap-3">
        <Avatar userId={userId} name={name} />
        <div className="min-w-0">
          <h3 className="font-semibold">
            <bdi>{name}</bdi>
          </h3>
          <p className="text-sm text-soft">
            <IsolatedText>{t("coachIn", { room: isolate(roomName) })}</IsolatedText>
          </p>
        </div>
      </div>
      {shared ? (
        <p className="max-w-prose">
          <IsolatedText>{shared.seen}</IsolatedText>{" "}
          <span className="text-soft">{shared.hidden}</span>
        </p>
      ) : (
        <p>
          <IsolatedText>{t("seesNothing", meaning)}</IsolatedText>
        </p>
      )}
      {revoke.error && <ErrorNotice>{formatFailure(revoke.error)}</ErrorNotice>}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {/* A changed grant resets the form to its values. */}
        <GrantForm key={JSON.stringify(grant)} granted={granted} />
        {grant && (
          <ConfirmButton
            disabled={revoke.isBusy}
            onConfirm={() => revoke.mutate(undefined)}
            texts={{
              label: t("revoke"),
              name: t("revokeNamed", { name }),
              means: t("revokeMeans", meaning),
              confirm: t("revokeConfirm"),
              cancel: t("cancel"),
            }}
          />
        )}
      </div>
    </article>
  );
}

/** Returns how much the coach sees of the viewer in the room without a grant. */
function findSeenWithoutGrant({ seesMember, seesComparison }: GrantToCoach) {
  if (!seesMember) return "nothing";
  return seesComparison ? "comparison" : "sessions";
}
