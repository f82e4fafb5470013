"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useId, useRef, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { MAX_NAME } from "@/domain/api/fields/text-length";
import { isBlank } from "@/domain/api/fields/text-rules";
import { COLORS, type Color } from "@/domain/focus-session/color";
import { failureReason } from "../trpc/failure";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { Problem } from "../ui/problem";
import { Swatch } from "../ui/swatch";
import { MergeActivity } from "./merge-activity";
import { useActivityChange } from "./use-activity-change";

interface ActivityRowProps {
  activity: Activity;
  /** The activities it can be merged into. */
  others: Activity[];
  isOpen: boolean;
  onToggle: () => void;
  onArchive: () => void;
}

/** One activity; opened, with everything that can be changed. */
export function ActivityRow({ activity, others, isOpen, onToggle, onArchive }: ActivityRowProps) {
  const t = useTranslations("activity");
  const panel = useId();
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isClosing = useRef(false);
  /** "Done" saves a typed name. */
  function saveAndClose() {
    isClosing.current = true;
    form.current?.requestSubmit();
  }
  function close() {
    onToggle();
    button.current?.focus();
  }
  return (
    <li className="py-2">
      <div className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2">
          <Swatch hue={activity.color} />
          <span className="min-w-0">{activity.name}</span>
          {activity.isRest && <span className="text-sm text-soft">{t("restTag")}</span>}
        </span>
        <Button
          ref={button}
          size="small"
          tone="quiet"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={isOpen ? saveAndClose : onToggle}
          aria-label={t("editNamed", { name: activity.name })}
        >
          {isOpen ? t("done") : t("edit")}
        </Button>
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && (
          <ActivityPanel {...{ form, isClosing, activity, others, onArchive }} onDone={close} />
        )}
      </div>
    </li>
  );
}

interface PanelProps {
  form: RefObject<HTMLFormElement | null>;
  /** The form was submitted by "Done": close the row once it is saved. */
  isClosing: RefObject<boolean>;
  activity: Activity;
  others: Activity[];
  onArchive: () => void;
  onDone: () => void;
}

function ActivityPanel(props: PanelProps) {
  const { form, isClosing, activity, others, onArchive, onDone } = props;
  const t = useTranslations("activity");
  const formatFailure = useFormatFailure();
  const [name, setName] = useState(activity.name);
  const [isNameMissing, setIsNameMissing] = useState(false);
  const { id } = activity;
  const update = useActivityChange(
    (api, part: { name?: string; color?: Activity["color"] }) => api.update.mutate({ id, ...part }),
    (list, part) => list.map((listed) => (listed.id === id ? { ...listed, ...part } : listed)),
  );

  const isTaken = failureReason(update.error) === "activity_name_taken";
  const failure = isTaken ? null : update.error;

  function save() {
    const isDone = isClosing.current;
    isClosing.current = false;
    const next = name.trim();
    const isMissing = isBlank(next);
    setIsNameMissing(isMissing);
    if (isMissing) return;
    if (next !== activity.name) {
      update.mutate({ name: next }, { onSuccess: () => isDone && onDone() });
    } else if (isDone) onDone();
  }

  return (
    <div className="flex flex-col gap-4 pt-2 pb-3">
      <Form ref={form} onSubmit={save} className="flex items-start gap-2">
        <TextField
          className="flex-1"
          label={t("name")}
          error={isNameMissing ? t("nameMissing") : isTaken && formatFailure(update.error)}
          required
          value={name}
          maxLength={MAX_NAME}
          autoComplete="off"
          onChange={(event) => {
            setIsNameMissing(false);
            if (isTaken) update.reset();
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit" aria-disabled={update.isPending} className="mt-6">
          {t("rename")}
        </Button>
      </Form>
      <ColorPicker value={activity.color} onChange={(color) => update.mutate({ color })} />
      <MergeActivity activity={activity} others={others} onMerged={onDone} />
      <div>
        <Button size="small" onClick={onArchive}>
          {t("archive")}
        </Button>
        <p className="mt-1 text-sm text-soft">{t("archiveHint")}</p>
      </div>
      {failure && <Problem>{formatFailure(failure)}</Problem>}
    </div>
  );
}

/** The eight colours, as radio buttons with their names. */
function ColorPicker({ value, onChange }: { value: Color; onChange: (color: Color) => void }) {
  const t = useTranslations("activity.color");
  const name = useId();
  // The list has the new colour a moment after the click; until then the radio would jump back.
  const [chosen, setChosen] = useState<{ color: Color; before: Color } | null>(null);
  const isAhead = chosen?.before === value;
  if (chosen && !isAhead) setChosen(null);
  const shown = chosen && isAhead ? chosen.color : value;

  function choose(color: Color) {
    setChosen({ color, before: value });
    onChange(color);
  }

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2">
        {COLORS.map((color) => (
          <label
            key={color}
            data-hue={color}
            title={t(color)}
            className="relative inline-flex rounded border border-transparent p-1 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              className="absolute inset-0 appearance-none outline-none"
              name={name}
              checked={color === shown}
              onChange={() => choose(color)}
              aria-label={t(color)}
            />
            <span className="size-6 rounded-[3px] bg-hue" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
