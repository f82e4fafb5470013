"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Swatch } from "../../ui/swatch";
import type { SessionPanelState } from "../use-session-panel";
import { type StartFormState, toLengthChoice } from "./start-form-state";

interface StartChipsProps {
  panel: SessionPanelState;
  isInRoom: boolean;
  onTake: (part: Partial<StartFormState>) => void;
}

/** Whether there are unfinished targets or recent choices to fill in. */
export const hasChips = ({ unfinished, data }: SessionPanelState, isInRoom: boolean): boolean =>
  unfinished.length > 0 || (!isInRoom && data.recent.length > 0);

/** Targets that were not reached, and on home what was started lately: each fills in the form. */
export function StartChips({ panel, isInRoom, onTake }: StartChipsProps) {
  const t = useTranslations("home.again");
  const { unfinished, activities, known, data } = panel;
  const recent = isInRoom ? [] : data.recent;
  return (
    <>
      {unfinished.length > 0 && (
        <ChipRow title={t("unfinished")} isInRoom={isInRoom}>
          {unfinished.map(({ sessionId, target, activity }) => (
            <FillIn
              key={sessionId}
              hue={activity.color}
              onClick={() => onTake({ target, activityId: activity.id })}
            >
              {target}
            </FillIn>
          ))}
        </ChipRow>
      )}
      {recent.length > 0 && (
        <ChipRow title={t("recent")} isInRoom={isInRoom}>
          {recent.map(({ activityId, minutes, roomSlug }) => {
            const activity = activities.find(({ id }) => id === activityId);
            const room = known.rooms.find(({ slug }) => slug === roomSlug);
            if (!activity) return null;
            const name = [activity.name, t("minutes", { minutes }), room?.name];
            return (
              <FillIn
                key={`${activityId} ${minutes} ${roomSlug}`}
                hue={activity.color}
                onClick={() =>
                  onTake({
                    activityId,
                    length: toLengthChoice(minutes),
                    roomSlug: room?.slug ?? null,
                  })
                }
              >
                {name.filter(Boolean).join(" · ")}
              </FillIn>
            );
          })}
        </ChipRow>
      )}
    </>
  );
}

interface ChipRowProps {
  title: string;
  isInRoom: boolean;
  children: ReactNode;
}

function ChipRow({ title, isInRoom, children }: ChipRowProps) {
  return (
    <div
      className={
        isInRoom
          ? "flex min-w-0 flex-wrap items-center gap-2"
          : "grid w-full grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-2"
      }
    >
      <span>{title}</span>
      <div className="flex min-w-0 flex-wrap gap-2">{children}</div>
    </div>
  );
}

function FillIn(props: { hue: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      translate="no"
      onClick={props.onClick}
      className="inline-flex min-h-8 max-w-full min-w-0 items-center gap-2 rounded border border-transparent bg-sunken px-2.5 text-start text-sm font-semibold text-ink hover:border-edge"
    >
      <Swatch hue={props.hue} />
      <span className="truncate">{props.children}</span>
    </button>
  );
}
