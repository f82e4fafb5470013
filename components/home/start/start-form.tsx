"use client";

import { ChevronDown, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ActivityPicker } from "../../activity/activity-picker";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import { orLoadFailure } from "../../ui/load-failure";
import { Swatch } from "../../ui/swatch";
import type { PanelPlace, SessionPanelState } from "../use-session-panel";
import { LengthPicker } from "./length-picker";
import { LengthSuggestion } from "./length-suggestion";
import { RoomPicker } from "./room-picker";
import { StartButton } from "./start-button";
import { hasChips } from "./start-chips";
import { StartDetails } from "./start-details";
import { toLengthChoice } from "./start-form-state";
import { TargetField } from "./target-field";
import { Unfolding } from "./unfolding";
import { useFormatLength } from "./use-format-length";
import { useStartForm } from "./use-start-form";
import { useStartKeys } from "./use-start-keys";

const ActivitiesDialog = dynamic(() =>
  import("../../activity/activities-dialog")
    .then((module) => ({ default: module.ActivitiesDialog }))
    .catch(orLoadFailure),
);

interface StartFormProps {
  panel: SessionPanelState;
  /** The room that the session starts in; null where it can be chosen. */
  place: PanelPlace | null;
  layout: "bar" | "panel";
}

/**
 * One line that can be started at once: activity, length, target and Start, preselected with the last
 * pair. The choices unfold below the line; on a phone it stacks.
 */
export function StartForm({ panel, place, layout: kind }: StartFormProps) {
  const { data, form, activities, known, starter } = panel;
  const t = useTranslations("home");
  const start = useStartForm(panel, place);
  const { now, timeZone, activity, length, advice, unfolded, setUnfolded, isInvalid, change } =
    start;
  const formatLength = useFormatLength(timeZone);
  const element = useRef<HTMLFormElement>(null);
  const [isAddingTarget, setIsAddingTarget] = useState(false);
  const [isRecalling, setIsRecalling] = useState(false);
  const [isManaging, setIsManaging] = useState(false);
  useStartKeys(activities, (activityId) => change({ activityId }));

  /** The pressed control disappears; the focus goes on to Start. */
  function fold() {
    setUnfolded(null);
    element.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }

  const isBar = kind === "bar";
  const layout = isBar ? BAR : PANEL;
  const part = { unfolded, setUnfolded, buttonClassName: layout.part, className: layout.unfolded };
  const isTargetShown = isAddingTarget || form.target !== "";
  const details = (
    <StartDetails
      panel={panel}
      place={place}
      start={start}
      chipsClassName={isRecalling ? "" : layout.folded}
    />
  );
  return (
    <div className="@container/start">
      <form ref={element} onSubmit={start.submit} noValidate className={layout.form}>
        <div className={layout.parts}>
          <Unfolding
            {...part}
            name="activity"
            label={t("activity")}
            value={
              <>
                {activity && <Swatch hue={activity.color} />}
                <span translate="no" className="truncate">
                  {activity?.name}
                </span>
              </>
            }
          >
            <ActivityPicker
              activities={activities}
              value={activity?.id ?? ""}
              onChange={(activityId) => change({ activityId })}
              onTaken={fold}
              onManage={() => setIsManaging(true)}
            />
          </Unfolding>
          <Unfolding
            {...part}
            name="length"
            label={t("length.legend")}
            value={<span className="truncate">{formatLength(form.length)}</span>}
          >
            <LengthPicker
              value={form.length}
              onChange={(next) => change({ length: next })}
              onTaken={fold}
              now={now}
              timeZone={timeZone}
              isInvalid={isInvalid}
            />
            {advice && (
              <LengthSuggestion
                advice={advice}
                onTake={(minutes) => {
                  change({ length: toLengthChoice(minutes) });
                  fold();
                }}
              />
            )}
          </Unfolding>
          {!isBar && known.rooms.length > 0 && (
            <RoomPicker
              rooms={known.rooms}
              value={start.room?.slug ?? null}
              onChange={(roomSlug) => change({ roomSlug })}
              className={layout.part}
            />
          )}
        </div>
        <TargetField
          value={form.target}
          onChange={(target) => change({ target })}
          isFocused={isAddingTarget}
          className={classNames(layout.target, !isTargetShown && layout.folded)}
        />
        <StartButton
          length={length}
          now={now}
          timeZone={timeZone}
          isBusy={starter.isBusy}
          className={layout.start}
        />
        <div className={classNames("flex flex-wrap justify-between", layout.add)}>
          {!isTargetShown && (
            <Button tone="quiet" className="-ms-2 px-2" onClick={() => setIsAddingTarget(true)}>
              <Icon of={Plus} size={16} />
              {t("target.add")}
            </Button>
          )}
          {hasChips(panel, isBar) && (
            <Button
              tone="quiet"
              className="ms-auto px-2"
              aria-expanded={isRecalling}
              onClick={() => setIsRecalling(!isRecalling)}
            >
              {t("again.recent")}
              <Icon of={ChevronDown} size={16} />
            </Button>
          )}
        </div>
        {!isBar && details}
      </form>
      {isBar && details}
      {isManaging && (
        <ActivitiesDialog isSignedIn={data.isSignedIn} onClose={() => setIsManaging(false)} />
      )}
    </div>
  );
}

/** One bar, in a room and for visitors. On a narrow screen dense rows keep the two parts together. */
const BAR = {
  form: "relative grid grid-flow-row-dense grid-cols-2 gap-2 @2xl/start:flex @2xl/start:items-stretch @2xl/start:gap-0 @2xl/start:rounded-card @2xl/start:border-[1.5px] @2xl/start:border-ink @2xl/start:bg-surface",
  parts: "contents",
  part: "flex min-h-12 w-full min-w-0 items-center gap-2 rounded border border-edge bg-surface px-4 text-base font-semibold hover:bg-sunken @2xl/start:h-full @2xl/start:max-w-60 @2xl/start:rounded-none @2xl/start:[div:first-child>&]:rounded-s-[6.5px] @2xl/start:border-0 @2xl/start:border-e @2xl/start:border-hairline",
  unfolded: "col-span-2",
  target:
    "col-span-2 min-w-0 flex-1 justify-center @2xl/start:py-1.5 @2xl/start:ps-1 [&_input]:min-h-12 @2xl/start:[&_input]:border-transparent @2xl/start:[&_input]:bg-transparent",
  start: "col-span-2 @2xl/start:m-1.5",
  add: "col-span-2 @2xl/start:hidden",
  folded: "@max-2xl/start:hidden",
};

/** A panel with larger parts and a room picker, on home. */
const PANEL = {
  form: "relative flex flex-wrap gap-3 rounded-card border-[1.5px] border-ink bg-surface p-4 sm:p-6",
  parts: "flex w-full flex-wrap gap-x-6 gap-y-2 pb-1",
  part: "flex min-h-11 max-w-full min-w-0 items-center gap-2.5 border-b-2 border-hairline text-lg font-semibold tracking-tight hover:border-edge @2xl/start:text-xl",
  unfolded: "order-last w-full",
  target: "w-full @[38rem]/start:w-auto @[38rem]/start:flex-1 [&_input]:min-h-12",
  start: "w-full @[38rem]/start:w-auto",
  add: "w-full @[38rem]/start:hidden",
  folded: "@max-[38rem]/start:hidden",
};
