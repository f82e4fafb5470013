"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { MAX_TARGET } from "@/domain/api/fields/text-length";
import type { GroupSession } from "@/domain/api/group-session";
import { findJoinedOverlap } from "@/domain/group-session/overlap";
import { parseInstant } from "@/domain/time/instant";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { useFormatInstant } from "../format/use-format-instant";
import { live } from "../live/live";
import { serverClock } from "../live/server-clock";
import { parseSession } from "../live/session";
import { useTRPC } from "../trpc/provider";
import { Select, TextField } from "../ui/field";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { CallDialog } from "./call-dialog";
import { useGroupSessionCall } from "./use-group-session-call";

interface JoinGroupDialogProps {
  session: GroupSession;
  /** Recent first, at least one. */
  activities: readonly Activity[];
  /** Opened by itself after the viewer scheduled it, which joins nobody. */
  isOffered?: boolean | undefined;
  onClose: () => void;
}

/** Joins a group session: on which activity, and with which target. Loaded when opened. */
export default function JoinGroupDialog(props: JoinGroupDialogProps) {
  const { session, activities, isOffered, onClose } = props;
  const t = useTranslations("groupSession.join");
  const format = useFormatInstant();
  const zone = useReaderZone();
  const latest = activities.find(({ isRest }) => !isRest) ?? activities[0];
  const [activityId, setActivityId] = useState(latest?.id ?? "");
  const [target, setTarget] = useState("");
  const { id, next } = session;
  const join = useGroupSessionCall(
    (client, date: string) =>
      client.groupSession.join.mutate({ id, date, activityId, target: target.trim() || null }),
    ({ session: started }) => {
      if (started) {
        const serverNow = serverClock.wholeNow();
        live().setCurrent({ session: parseSession(started), serverNow });
        // The running session is at the top of the page.
        scrollTo({ top: 0 });
      }
      onClose();
    },
  );
  const upcoming = useQuery(useTRPC().groupSession.upcoming.queryOptions());
  if (!next) return null;
  const overlap = findJoinedOverlap(session, upcoming.data ?? []);
  const hasBegun = session.state !== "upcoming";
  const time = format.time(hasBegun ? next.endsAt : next.startsAt);
  const own = live().state.me?.session;
  const isBusyThen = own?.status === "running" && own.plannedEnd > parseInstant(next.startsAt);
  const explanation = isBusyThen
    ? t("explainBusy", { time, end: clockTime(own.plannedEnd, zone) })
    : t("explain", { time });
  const texts = [
    isOffered && t("scheduled", { day: format.day(next.startsAt), time }),
    explanation,
    t("explainAttendance"),
  ];
  return (
    <CallDialog
      title={t(hasBegun ? "titleUntil" : "title", { time })}
      description={hasBegun ? undefined : texts.filter(Boolean).join(" ")}
      call={join}
      submit={t(hasBegun ? "openUntil" : "open", { time })}
      onSubmit={() => join.mutate(next.date)}
      onClose={onClose}
    >
      {overlap?.next && (
        <p className="text-sm">
          <IsolatedText>
            {t(overlap.title ? "overlapsTitle" : "overlaps", {
              title: isolate(overlap.title ?? ""),
              time: format.time(overlap.next.startsAt),
            })}
          </IsolatedText>
        </p>
      )}
      <Select
        label={t("activity")}
        name="activity"
        value={activityId}
        onChange={(event) => setActivityId(event.currentTarget.value)}
      >
        {activities.map((activity) => (
          <option key={activity.id} value={activity.id}>
            {activity.name}
          </option>
        ))}
      </Select>
      <TextField
        label={t("target")}
        name="target"
        autoComplete="off"
        maxLength={MAX_TARGET}
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
      />
    </CallDialog>
  );
}
