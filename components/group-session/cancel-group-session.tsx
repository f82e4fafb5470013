"use client";

import { useTranslations } from "next-intl";
import type { GroupSession } from "@/domain/api/group-session";
import { useFormatFailure } from "../trpc/use-format-failure";
import { ConfirmButton } from "../ui/confirm-button";
import { Problem } from "../ui/problem";
import { useGroupSessionCall } from "./use-group-session-call";

interface CancelGroupSessionProps {
  session: GroupSession;
  /** The date shown, which can be cancelled on its own. */
  date: string;
  time: string;
}

/** Cancels a group session; a weekly one for this date or for all that have not begun. */
export function CancelGroupSession({ session, date, time }: CancelGroupSessionProps) {
  const t = useTranslations("groupSession.cancel");
  const formatFailure = useFormatFailure();
  const { id, weekdays } = session;
  const cancel = useGroupSessionCall((client, only: { date?: string }) =>
    client.groupSession.cancel.mutate({ id, ...only }),
  );
  const question = { means: t("means"), confirm: t("confirm"), cancel: t("keep") };
  return (
    <>
      {weekdays && (
        <ConfirmButton
          disabled={cancel.isPending}
          texts={{ ...question, label: t("date") }}
          onConfirm={() => cancel.mutate({ date })}
        />
      )}
      <ConfirmButton
        disabled={cancel.isPending}
        texts={{
          ...question,
          label: t(weekdays ? "all" : "once"),
          name: t(weekdays ? "namedAll" : "named", { time }),
        }}
        onConfirm={() => cancel.mutate({})}
      />
      {cancel.isError && <Problem>{formatFailure(cancel.error)}</Problem>}
    </>
  );
}
