"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { GroupSession } from "@/domain/api/group-session";
import { useFormatDuration } from "../format/use-format-duration";
import { useFormatInstant } from "../format/use-format-instant";
import { useWeekdayNames } from "../format/use-weekday-names";
import { useFormatFailure } from "../trpc/use-format-failure";
import { ConfirmQuestion } from "../ui/confirm-button";
import { OverflowMenu } from "../ui/menu";
import { Problem } from "../ui/problem";
import { GroupSessionState } from "./group-session-state";
import { JoinedPeople } from "./joined-people";
import { Participation } from "./participation";
import { useGroupSessionCall } from "./use-group-session-call";

interface GroupSessionRowProps {
  session: GroupSession;
  activities: readonly Activity[];
  isRunning: boolean;
  onEdit: () => void;
}

/** One group session: when it takes place, who joined, and what the viewer can do. */
export function GroupSessionRow({ session, onEdit, ...viewer }: GroupSessionRowProps) {
  const t = useTranslations("groupSession");
  const tReasons = useTranslations("reasons");
  const format = useFormatInstant();
  const formatDuration = useFormatDuration();
  const weekday = useWeekdayNames();
  const { next, state, weekdays, title, minutes, joined, own } = session;
  if (!next) return null;
  const time = format.time(next.startsAt);
  const heading = (
    <p className="me-auto font-semibold tabular-nums">
      {t("when", { day: format.day(next.startsAt), time })}
    </p>
  );
  return (
    <li className="flex flex-col gap-2 py-3">
      {session.canManage && state === "upcoming" ? (
        <Managed session={session} date={next.date} time={time} onEdit={onEdit}>
          {heading}
        </Managed>
      ) : (
        heading
      )}
      <p className="text-sm text-soft">
        {formatDuration(minutes)}
        {" · "}
        <GroupSessionState session={session} />
      </p>
      <p className="text-sm break-words">
        <bdi>{title ?? t("untitled")}</bdi>
        {weekdays && (
          <span className="text-soft">
            {" · "}
            {t("weekly", { days: weekdays.map(weekday).join(", ") })}
          </span>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <p className="me-auto flex items-center gap-2 text-sm text-soft">
          <JoinedPeople joined={joined} />
        </p>
        <Participation session={session} {...viewer} />
      </div>
      {own?.status && <p className="text-sm text-soft">{t("status", { status: own.status })}</p>}
      {own?.problem && <Problem>{tReasons(own.problem)}</Problem>}
    </li>
  );
}

interface ManagedProps {
  session: GroupSession;
  /** The date shown, which can be cancelled on its own. */
  date: string;
  time: string;
  onEdit: () => void;
  children: ReactNode;
}

/** The row's heading with a menu that edits the group session or cancels it after a question. */
function Managed({ session: { id, weekdays }, date, time, onEdit, children }: ManagedProps) {
  const t = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  const [asked, setAsked] = useState<"date" | "all" | null>(null);
  const cancel = useGroupSessionCall((client, only: { date?: string }) =>
    client.groupSession.cancel.mutate({ id, ...only }),
  );
  const ask = (scope: "date" | "all", label: string) => ({
    key: scope,
    label,
    isDisabled: cancel.isPending,
    onSelect: () => setAsked(scope),
  });
  return (
    <>
      <div className="flex items-start gap-x-2">
        {children}
        <OverflowMenu
          label={t("more", { time })}
          className="-my-1 -me-1.5"
          entries={[
            { key: "edit", label: t("edit"), onSelect: onEdit },
            ...(weekdays ? [ask("date", t("cancel.date"))] : []),
            ask("all", t(weekdays ? "cancel.all" : "cancel.once")),
          ]}
        />
      </div>
      {asked && (
        <ConfirmQuestion
          texts={{
            means: t(asked === "all" && weekdays ? "cancel.meansAll" : "cancel.means"),
            confirm: t("cancel.confirm"),
            cancel: t("cancel.keep"),
          }}
          onConfirm={() => {
            setAsked(null);
            cancel.mutate(asked === "date" ? { date } : {});
          }}
          onCancel={() => setAsked(null)}
        />
      )}
      {cancel.isError && <Problem>{formatFailure(cancel.error)}</Problem>}
    </>
  );
}
