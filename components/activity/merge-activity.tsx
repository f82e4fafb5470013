"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { useActivityChange } from "./use-activity-change";

interface MergeActivityProps {
  activity: Activity;
  others: Activity[];
  onMerged: () => void;
}

/** Merges an activity into another one, and explains the effect before it is confirmed. */
export function MergeActivity({ activity, others, onMerged }: MergeActivityProps) {
  const t = useTranslations("activity");
  const formatFailure = useFormatFailure();
  const [intoId, setIntoId] = useState("");
  const merge = useActivityChange((api, into: string) =>
    api.merge.mutate({ id: activity.id, intoId: into }).then(onMerged),
  );
  const into = others.find(({ id }) => id === intoId);
  if (others.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-2">
      <Select
        className="w-full"
        label={t("mergeInto")}
        value={intoId}
        onChange={(event) => setIntoId(event.currentTarget.value)}
        hint={into && t("mergeMeans", { from: activity.name, into: into.name })}
        error={merge.error ? formatFailure(merge.error) : undefined}
      >
        <option value="">{t("mergeNone")}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {into && (
        <Button size="small" tone="danger" onClick={() => merge.mutate(into.id)}>
          {t("merge", { into: into.name })}
        </Button>
      )}
    </div>
  );
}
