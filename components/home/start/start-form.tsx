"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { MAX_TARGET } from "@/domain/api/fields/text-length";
import type { ChosenLength } from "@/domain/focus-session/session-length";
import { isVagueTarget } from "@/domain/focus-session/target-hint";
import { findShownSharing } from "@/domain/room/sharing";
import { findDayPart } from "@/domain/time/day-part";
import { ActivityPicker } from "../../activity/activity-picker";
import { clockTime } from "../../format/clock-time";
import { useKnownZone } from "../../format/reader-zone";
import { useTick } from "../../live/use-tick";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import type { MyRoom } from "../home-data";
import { describeRoomsSeeingBusy } from "../use-my-rooms";
import { zonedHour } from "../zoned-time";
import { LengthPicker } from "./length-picker";
import { StartFailure } from "./start-failure";
import {
  findChosenActivity,
  parseLength,
  type StartFormState,
  toLengthChoice,
} from "./start-form-state";
import type { LengthAdvice } from "./suggested-length";
import { type ActivityAdvice, suggestLength } from "./suggested-length";
import type { Starter } from "./use-start";
import { useStartKeys } from "./use-start-keys";

const TICK_MS = 15_000;

interface StartFormProps {
  form: StartFormState;
  onChange: (form: StartFormState) => void;
  activities: Activity[];
  rooms: MyRoom[];
  advice: ActivityAdvice[];
  starter: Starter;
  onStarted: () => void;
  onManage: () => void;
}

/** Activity, length, target, room and Start. The last pair is preselected, so Enter is enough. */
export function StartForm(props: StartFormProps) {
  const { form, onChange, activities, rooms, advice, starter, onStarted, onManage } = props;
  const timeZone = useKnownZone();
  const now = useTick(TICK_MS);
  const element = useRef<HTMLFormElement>(null);
  const [isInvalid, setIsInvalid] = useState(false);
  const length = parseLength(form.length, now);
  const activity = findChosenActivity(activities, form.activityId);
  const dayPart = timeZone ? findDayPart(zonedHour(now, timeZone)) : null;
  const suggestion = suggestLength(advice, { activityId: activity?.id, length, dayPart });
  // A room that the user left meanwhile is not offered, so nothing starts in it.
  const roomSlug = rooms.find(({ slug }) => slug === form.roomSlug)?.slug ?? null;
  const change = (part: Partial<StartFormState>) => {
    setIsInvalid(false);
    starter.clearFailure();
    onChange({ ...form, ...part });
  };
  useStartKeys(element, activities, (activityId) => change({ activityId }));

  function chooseLength(minutes: number) {
    change({ length: toLengthChoice(minutes) });
    // The pressed button disappears with the suggestion; the focus goes on to Start.
    element.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!length || !activity) return setIsInvalid(true);
    const until = "until" in length ? { until: length.until.toISOString() } : length;
    const target = form.target.trim() || null;
    const session = await starter.start({ activity, ...until, target, roomSlug });
    if (session) onStarted();
  }

  return (
    <form ref={element} onSubmit={submit} noValidate className="flex flex-col gap-3 sm:gap-5">
      <ActivityPicker
        activities={activities}
        value={activity?.id ?? ""}
        onChange={(activityId) => change({ activityId })}
        onManage={onManage}
      />
      <LengthPicker
        value={form.length}
        onChange={(next) => change({ length: next })}
        now={now}
        timeZone={timeZone}
        isInvalid={isInvalid}
      />
      {suggestion && <LengthSuggestion advice={suggestion} onTake={chooseLength} />}
      <TargetField value={form.target} onChange={(target) => change({ target })} />
      <RoomPicker
        rooms={rooms}
        value={roomSlug}
        onChange={(chosen) => change({ roomSlug: chosen })}
      />
      <StartFailure starter={starter} />
      <StartButton length={length} now={now} timeZone={timeZone} isBusy={starter.isBusy} />
    </form>
  );
}

/** One optional line. A vague one gets a hint and is never refused. */
function TargetField({ value, onChange }: { value: string; onChange: (target: string) => void }) {
  const t = useTranslations("home.target");
  return (
    <TextField
      label={t("label")}
      isLabelHidden
      placeholder={t("placeholder")}
      name="target"
      autoComplete="off"
      maxLength={MAX_TARGET}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      hint={isVagueTarget(value) ? t("vague") : undefined}
    />
  );
}

interface StartButtonProps {
  length: ChosenLength | null;
  now: number;
  /** Null while it is unknown: then the button shows no clock time. */
  timeZone: string | null;
  isBusy: boolean;
}

/** "Start 45 · until 11:17": the button says what it will do. */
function StartButton({ length, now, timeZone, isBusy }: StartButtonProps) {
  const t = useTranslations("home");
  function label() {
    if (!length) return t("startPlain");
    const { minutes, end } = previewSession(length, now);
    if (timeZone === null) return t("startMinutes", { minutes });
    return t("start", { minutes, time: clockTime(end, timeZone) });
  }
  return (
    <Button type="submit" tone="primary" size="large" aria-disabled={isBusy} className="w-full">
      {isBusy ? t("starting") : label()}
    </Button>
  );
}

/** Whole minutes and end (epoch ms) of a session that would start at `now`. */
function previewSession(length: ChosenLength, now: number) {
  if ("minutes" in length) {
    return { minutes: length.minutes, end: now + length.minutes * 60_000 };
  }
  const end = length.until.getTime();
  return { minutes: Math.floor((end - now) / 60_000), end };
}

interface RoomPickerProps {
  rooms: MyRoom[];
  value: string | null;
  onChange: (roomSlug: string | null) => void;
}

/** The room of the session, with a hint that says who will see it. */
function RoomPicker({ rooms, value, onChange }: RoomPickerProps) {
  const t = useTranslations("home.room");
  const room = rooms.find(({ slug }) => slug === value);
  const busy = describeRoomsSeeingBusy(rooms);
  const alone = busy ? `${t("nobody")} ${t("busy", busy)}` : t("nobody");
  const seen = room ? t(findShownSharing(room), { room: room.name }) : alone;
  if (rooms.length === 0) return <p className="text-sm text-soft">{seen}</p>;
  return (
    <Select
      label={t("label")}
      name="room"
      value={room?.slug ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      hint={seen}
    >
      <option value="">{t("justMe")}</option>
      {rooms.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </Select>
  );
}

interface LengthSuggestionProps {
  advice: LengthAdvice;
  onTake: (minutes: number) => void;
}

/** How often sessions of the chosen length were completed, and a button for the one that works. */
function LengthSuggestion({ advice, onTake }: LengthSuggestionProps) {
  const t = useTranslations("suggestedLength");
  const { dayPart, minutes, upTo, completed, ended, longer } = advice;
  return (
    <p className="text-sm text-soft">
      {t("completed", {
        part: dayPart ?? "day",
        completed,
        ended,
        length: t("length", { minutes, upTo: upTo > minutes ? upTo : 0 }),
      })}{" "}
      {longer && `${t("beyond", { ...longer })} `}
      <button
        type="button"
        className="min-h-6 rounded font-semibold text-ink underline underline-offset-4"
        onClick={() => onTake(minutes)}
      >
        {t("take", { minutes })}
      </button>
    </p>
  );
}
