"use client";

import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import { MANY_ACTIVITIES } from "@/domain/focus-session/default-activities";
import { Chip } from "../ui/chip";

interface ActivityPickerProps {
  activities: Activity[];
  value: string;
  onChange: (activityId: string) => void;
  /** Chosen with a pointer, so the choice is final. */
  onTaken: () => void;
  /** Opens the activities dialog. */
  onManage: () => void;
}

/** A chip per activity, recent first; the first nine have a number key. */
export function ActivityPicker(props: ActivityPickerProps) {
  const { activities, value, onChange, onTaken, onManage } = props;
  const t = useTranslations("activity");
  return (
    <fieldset>
      <legend className="sr-only">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2">
        {activities.map((activity, index) => (
          <Chip
            key={activity.id}
            hue={activity.color}
            name="activity"
            value={activity.id}
            checked={activity.id === value}
            onChange={() => onChange(activity.id)}
            // Arrow keys also click, without a pointer.
            onClick={(event) => event.detail > 0 && onTaken()}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          >
            {activity.name}
          </Chip>
        ))}
        <button
          type="button"
          onClick={onManage}
          className="min-h-10 rounded px-2 text-sm text-soft underline-offset-4 hover:text-ink hover:underline"
        >
          {t("manage")}
        </button>
      </div>
      {activities.length > MANY_ACTIVITIES && (
        <p className="mt-2 text-sm text-soft">{t("many", { count: activities.length })}</p>
      )}
    </fieldset>
  );
}
