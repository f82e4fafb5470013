"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_TITLE } from "@/domain/api/fields/text-length";
import type { GroupSession } from "@/domain/api/group-session";
import { PRESET_MINUTES } from "@/domain/focus-session/session-length";
import { parseInstant } from "@/domain/time/instant";
import type { Outputs } from "@/server/trpc/root";
import { useServerClock } from "../live/server-time";
import { Chip } from "../ui/chip";
import { TextField } from "../ui/field";
import { CallDialog } from "./call-dialog";
import { SuggestedTimes } from "./suggested-times";
import { useGroupSessionCall } from "./use-group-session-call";
import { nextFullHour, toInstant, toWallTime } from "./wall-time";
import { type When, WhenFields } from "./when-fields";

const DEFAULT_MINUTES = 45;

interface ScheduleDialogProps {
  room: Pick<Outputs["room"]["get"], "slug" | "timeZone">;
  /** The group session to change; null for a new one. */
  session: GroupSession | null;
  /** Days and time of a new one; without them it is once, at the next full hour. */
  suggested?: Pick<When, "weekdays" | "time">;
  /** Offers to join a group session, by id. */
  onOfferJoin: (id: string) => void;
  onClose: () => void;
}

/** Schedules a group session, once or weekly, or changes it, in the room's zone. Loaded when opened. */
export default function ScheduleDialog(props: ScheduleDialogProps) {
  const { room, session, suggested, onOfferJoin, onClose } = props;
  const t = useTranslations("groupSession.form");
  const clock = useServerClock();
  const { slug: roomSlug, timeZone } = room;
  const [before] = useState<When>(() => ({
    ...findWhen(session, timeZone, clock.now()),
    ...(suggested && { isWeekly: true, ...suggested }),
  }));
  const [when, setWhen] = useState(before);
  const [minutes, setMinutes] = useState<number>(session?.minutes ?? DEFAULT_MINUTES);
  const [title, setTitle] = useState(session?.title ?? "");
  const [isInvalid, setIsInvalid] = useState(false);
  const isTimeChanged = JSON.stringify(when) !== JSON.stringify(before);
  const save = useGroupSessionCall((client, chosen: ChosenTime) => {
    const facts = { minutes, title: title.trim() || null };
    if (!session) return client.groupSession.create.mutate({ roomSlug, ...facts, ...chosen });
    // A time that was not changed is not sent: it may have seconds, which the fields do not show.
    const time = isTimeChanged ? chosen : {};
    return client.groupSession.update.mutate({ id: session.id, ...facts, ...time });
  }, offerJoin);
  const endsJoins =
    session !== null && session.joined.length > 0 && (minutes !== session.minutes || isTimeChanged);

  /** Scheduling joins nobody, and a new time or length ends the join: both are easily overlooked. */
  function offerJoin(saved: GroupSession) {
    onClose();
    if (!saved.own && (!session || session.own)) onOfferJoin(saved.id);
  }

  function submit() {
    const chosen = toChosen(when, timeZone);
    setIsInvalid(chosen === null);
    if (chosen) save.mutate(chosen);
  }

  return (
    <CallDialog
      title={t(session ? "editTitle" : "title")}
      call={save}
      submit={t(session ? "save" : "submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      <WhenFields
        value={when}
        onChange={setWhen}
        timeZone={timeZone}
        today={toWallTime(clock.now(), timeZone).date}
        isInvalid={isInvalid}
      />
      {!session && (
        <SuggestedTimes
          roomSlug={roomSlug}
          time={when.time}
          onPick={(time) => setWhen({ ...when, time })}
        />
      )}
      <Length minutes={minutes} own={session?.minutes} onChange={setMinutes} />
      <TextField
        label={t("name")}
        name="title"
        autoComplete="off"
        maxLength={MAX_TITLE}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {endsJoins && (
        <p role="status" className="text-sm">
          {t("endsJoins")}
        </p>
      )}
    </CallDialog>
  );
}

type ChosenTime = { startsAt: string } | { weekdays: number[]; time: string };

/** The time as the fields show it: that of the group session, or the next full hour. */
function findWhen(session: GroupSession | null, timeZone: string, now: number): When {
  const { next, weekdays, time } = session ?? {};
  const at = next ? toWallTime(parseInstant(next.startsAt), timeZone) : nextFullHour(now, timeZone);
  if (!weekdays || !time) return { isWeekly: false, weekdays: [], ...at };
  // Not the time of the next date, which the clocks may have moved.
  return { isWeekly: true, weekdays, date: at.date, time };
}

/** The time as the call takes it; null when something is missing. */
function toChosen({ isWeekly, weekdays, date, time }: When, timeZone: string): ChosenTime | null {
  if (isWeekly) return weekdays.length > 0 && time !== "" ? { weekdays, time } : null;
  const at = toInstant({ date, time }, timeZone);
  return at === null ? null : { startsAt: new Date(at).toISOString() };
}

interface LengthProps {
  minutes: number;
  /** The length so far, which may be none of the presets. */
  own: number | undefined;
  onChange: (minutes: number) => void;
}

function Length({ minutes, own, onChange }: LengthProps) {
  const t = useTranslations("groupSession.form");
  const choices = [...new Set([...PRESET_MINUTES, ...(own ? [own] : [])])].sort((a, b) => a - b);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-semibold">{t("minutes")}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-2">
        {choices.map((choice) => (
          <Chip
            key={choice}
            name="minutes"
            className="px-0! text-sm"
            checked={minutes === choice}
            onChange={() => onChange(choice)}
          >
            {t("minuteCount", { minutes: choice })}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
