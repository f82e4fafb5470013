"use client";

import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/activity";
import { Button } from "../ui/button";
import { Swatch } from "../ui/swatch";

interface ArchivedActivitiesProps {
  activities: Activity[];
  onRestore: (id: string) => void;
}

/** The archived activities, each with a button to restore it. */
export function ArchivedActivities({ activities, onRestore }: ArchivedActivitiesProps) {
  const t = useTranslations("activity");
  if (activities.length === 0) return null;
  return (
    <section>
      <h3 className="text-sm font-semibold">{t("archived")}</h3>
      <ul className="divide-y">
        {activities.map(({ id, name, color }) => (
          <li key={id} className="flex items-center justify-between gap-3 py-1">
            <span className="flex min-w-0 items-center gap-2 text-soft">
              <Swatch hue={color} />
              {name}
            </span>
            <Button
              size="small"
              tone="quiet"
              aria-label={t("restoreNamed", { name })}
              onClick={() => onRestore(id)}
            >
              {t("restore")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
