"use client";

import { useTranslations } from "next-intl";
import type { Activity } from "@/domain/api/wire";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { Swatch } from "../ui/swatch";
import { useActivityChange } from "./use-activity-change";

/** Those put away; each can be taken out again. */
export function ArchivedActivities({ activities }: { activities: Activity[] }) {
  const t = useTranslations("activity");
  const failureText = useFailureText();
  const restore = useActivityChange((api, id: string) =>
    api.archive.mutate({ id, isArchived: false }),
  );
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
              tone="plain"
              aria-label={t("restoreNamed", { name })}
              onClick={() => restore.mutate(id)}
            >
              {t("restore")}
            </Button>
          </li>
        ))}
      </ul>
      {restore.error && <Problem>{failureText(restore.error)}</Problem>}
    </section>
  );
}
