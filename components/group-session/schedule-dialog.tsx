"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_TITLE } from "@/domain/api/fields/text-length";
import { PRESET_MINUTES } from "@/domain/focus-session/session-length";
import type { Outputs } from "@/server/trpc/root";
import { useServerClock } from "../live/server-time";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { Problem } from "../ui/problem";
import { useGroupSessionCall } from "./use-group-session-call";
import { nextFullHour, toInstant, toWallTime } from "./wall-time";
import { type When, WhenFields } from "./when-fields";

const DEFAULT_MINUTES = 45;

interface ScheduleDialogProps {
  room: Pick<Outputs["room"]["get"], "slug" | "timeZone">;
  onClose: () => void;
}

/** Schedules a group session, once or weekly, in the room's zone. Loaded when opened. */
export default function ScheduleDialog({ room, onClose }: ScheduleDialogProps) {
  const t = useTranslations("groupSession.form");
  const tCard = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  const clock = useServerClock();
  const [when, setWhen] = useState<When>(() => ({
    isWeekly: false,
    weekdays: [],
    ...nextFullHour(clock.now(), room.timeZone),
  }));
  const [minutes, setMinutes] = useState<number>(DEFAULT_MINUTES);
  const [title, setTitle] = useState("");
  const [isInvalid, setIsInvalid] = useState(false);
  const roomSlug = room.slug;
  const create = useGroupSessionCall(
    (client, chosen: { startsAt: string } | { weekdays: number[]; time: string }) =>
      client.groupSession.create.mutate({
        roomSlug,
        minutes,
        title: title.trim() || null,
        ...chosen,
      }),
    onClose,
  );

  function submit() {
    if (create.isPending) return;
    const chosen = toChosen(when, room.timeZone);
    setIsInvalid(chosen === null);
    if (chosen) create.mutate(chosen);
  }

  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={tCard("close")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <WhenFields
          value={when}
          onChange={setWhen}
          timeZone={room.timeZone}
          today={toWallTime(clock.now(), room.timeZone).date}
          isInvalid={isInvalid}
        />
        <SuggestedTimes
          roomSlug={roomSlug}
          time={when.time}
          onPick={(time) => setWhen({ ...when, time })}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-semibold">{t("minutes")}</legend>
          <div className="grid grid-cols-5 gap-2">
            {PRESET_MINUTES.map((preset) => (
              <Chip
                key={preset}
                name="minutes"
                className="px-0! text-sm"
                checked={minutes === preset}
                onChange={() => setMinutes(preset)}
              >
                {t("minuteCount", { minutes: preset })}
              </Chip>
            ))}
          </div>
        </fieldset>
        <TextField
          label={t("name")}
          name="title"
          autoComplete="off"
          maxLength={MAX_TITLE}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {create.isError && <Problem>{formatFailure(create.error)}</Problem>}
        <Button type="submit" tone="primary" size="large" aria-disabled={create.isPending}>
          {t("submit")}
        </Button>
      </Form>
    </Dialog>
  );
}

/** The time as the call takes it; null when something is missing. */
function toChosen({ isWeekly, weekdays, date, time }: When, timeZone: string) {
  if (isWeekly) return weekdays.length > 0 && time !== "" ? { weekdays, time } : null;
  const at = toInstant({ date, time }, timeZone);
  return at === null ? null : { startsAt: new Date(at).toISOString() };
}

interface SuggestedTimesProps {
  roomSlug: string;
  time: string;
  onPick: (time: string) => void;
}

function SuggestedTimes({ roomSlug, time, onPick }: SuggestedTimesProps) {
  const t = useTranslations("groupSession.form");
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.groupSession.suggestTimes.queryOptions({ roomSlug }));
  if (data.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm text-soft">{t("suggested")}</legend>
      <div className="flex flex-wrap gap-2">
        {data.map(({ fromHour, toHour, completed, ended }) => (
          <Chip
            key={fromHour}
            name="suggested"
            className="text-sm"
            checked={time === fullHour(fromHour)}
            onChange={() => onPick(fullHour(fromHour))}
          >
            {t("suggestion", {
              from: fullHour(fromHour),
              to: fullHour(toHour),
              completed,
              ended,
            })}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

const fullHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
