"use client";

import { type FormEvent, useRef, useState } from "react";
import type { Activity } from "@/domain/api/wire";
import { findDayPart } from "@/domain/time/day-part";
import { ActivityPicker } from "../../activity/activity-picker";
import { useKnownZone } from "../../format/reader-zone";
import { useTick } from "../../live/use-tick";
import type { MyRoom } from "../home-data";
import { LengthPicker } from "./length-picker";
import { LengthSuggestion } from "./length-suggestion";
import { PlacePicker } from "./room-picker";
import { StartButton } from "./start-button";
import { StartFailure } from "./start-failure";
import { chosenActivity, chosenLength, type Draft, lengthOfMinutes } from "./start-form-state";
import { type ActivityAdvice, suggestionFor } from "./suggested-length";
import { TargetField } from "./target-field";
import type { Starter } from "./use-start";
import { useStartKeys } from "./use-start-keys";
import { hourIn } from "./zoned-hour";

const FRESH_MS = 15_000;

interface StartFormProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  activities: Activity[];
  rooms: MyRoom[];
  advice: ActivityAdvice[];
  starter: Starter;
  onStarted: () => void;
  onManage: () => void;
}

/** Activity, length, target, place, Start: the pair used last is chosen, so Enter is enough. */
export function StartForm(props: StartFormProps) {
  const { draft, onChange, activities, rooms, advice, starter, onStarted, onManage } = props;
  const timeZone = useKnownZone();
  const now = useTick(FRESH_MS);
  const form = useRef<HTMLFormElement>(null);
  const [isUnfit, setIsUnfit] = useState(false);
  const length = chosenLength(draft.length, now);
  const activity = chosenActivity(activities, draft.activityId);
  const part = timeZone ? findDayPart(hourIn(now, timeZone)) : null;
  const suggestion = suggestionFor(advice, { activityId: activity?.id, length, part });
  // A room that was left meanwhile is none of the places shown, so nothing is started in it.
  const roomSlug = rooms.find(({ slug }) => slug === draft.roomSlug)?.slug ?? null;
  const change = (part: Partial<Draft>) => {
    setIsUnfit(false);
    starter.forget();
    onChange({ ...draft, ...part });
  };
  useStartKeys(form, activities, (activityId) => change({ activityId }));

  function take(minutes: number) {
    change({ length: lengthOfMinutes(minutes) });
    // The line goes with the tap; whoever is at the keyboard stands at what comes next.
    form.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!length || !activity) return setIsUnfit(true);
    const until = "until" in length ? { until: length.until.toISOString() } : length;
    const target = draft.target.trim() || null;
    const session = await starter.start({ activity, ...until, target, roomSlug });
    if (session) onStarted();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3 sm:gap-5">
      <ActivityPicker
        activities={activities}
        value={activity?.id ?? ""}
        onChange={(activityId) => change({ activityId })}
        onManage={onManage}
      />
      <LengthPicker
        value={draft.length}
        onChange={(next) => change({ length: next })}
        now={now}
        timeZone={timeZone}
        isUnfit={isUnfit}
      />
      {suggestion && <LengthSuggestion advice={suggestion} onTake={take} />}
      <TargetField value={draft.target} onChange={(target) => change({ target })} />
      <PlacePicker
        rooms={rooms}
        value={roomSlug}
        onChange={(chosen) => change({ roomSlug: chosen })}
      />
      <StartFailure starter={starter} />
      <StartButton length={length} now={now} timeZone={timeZone} isBusy={starter.isBusy} />
    </form>
  );
}
