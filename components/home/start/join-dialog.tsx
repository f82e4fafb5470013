"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { isWithinReach } from "@/domain/focus-session/session-length";
import { findShownSharing } from "@/domain/room/sharing";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { useTick } from "../../live/use-tick";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select } from "../../ui/field";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import type { JoinOffer } from "./join-offer";
import { StartFailure } from "./start-failure";
import { TargetField } from "./target-field";

const TICK_MS = 15_000;

/** Confirms joining a session: activity, target, end, and who will see it. Loaded when opened. */
export default function JoinDialog({ offer, onClose }: { offer: JoinOffer; onClose: () => void }) {
  const { name, end, activities, starter, room } = offer;
  const t = useTranslations("home.join");
  const tRoom = useTranslations("home.room");
  const time = clockTime(end, useReaderZone());
  const now = useTick(TICK_MS);
  const submitButton = useRef<HTMLButtonElement>(null);
  const latest = activities.find(({ isRest }) => !isRest) ?? activities[0];
  const [activityId, setActivityId] = useState(latest?.id ?? "");
  const [target, setTarget] = useState("");
  const activity = activities.find(({ id }) => id === activityId) ?? latest;
  const isTooLate = !isWithinReach(end, now);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!activity || isTooLate) return;
    const session = await starter.start({
      activity,
      until: new Date(end).toISOString(),
      roomSlug: room.slug,
      target: target.trim() || null,
    });
    if (session) onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={() => {
        starter.clearFailure();
        onClose();
      }}
      title={<IsolatedText>{t("title", { name: isolate(name), time })}</IsolatedText>}
      closeLabel={t("close")}
      initialFocus={submitButton}
    >
      <form
        onSubmit={submit}
        // The Enter that opened the dialog, still held, must not start.
        onKeyDown={(event: KeyboardEvent) => event.repeat && event.preventDefault()}
        className="flex flex-col gap-4"
      >
        <Select
          label={t("activity")}
          name="activity"
          value={activity?.id ?? ""}
          onChange={(event) => setActivityId(event.currentTarget.value)}
        >
          {activities.map(({ id, name: text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </Select>
        <TargetField value={target} onChange={setTarget} />
        <p className="text-sm text-soft">
          <IsolatedText>{tRoom(findShownSharing(room), { room: isolate(room.name) })}</IsolatedText>
        </p>
        {isTooLate && <p role="status">{t("tooLate")}</p>}
        <StartFailure starter={starter} />
        <Button
          ref={submitButton}
          type="submit"
          tone="primary"
          size="large"
          aria-disabled={starter.isBusy || isTooLate}
        >
          {t(starter.isBusy ? "starting" : "submit", { time })}
        </Button>
      </form>
    </Dialog>
  );
}
