"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { formatFullHour } from "../format/clock-time";
import { useTRPC } from "../trpc/provider";
import { Chip } from "../ui/chip";
import { fullHour } from "./wall-time";

interface SuggestedTimesProps {
  roomSlug: string;
  time: string;
  onPick: (time: string) => void;
}

/** The hours in which sessions are completed in the room, with the numbers; nothing without any. */
export function SuggestedTimes({ roomSlug, time, onPick }: SuggestedTimesProps) {
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
              from: formatFullHour(fromHour),
              to: formatFullHour(toHour),
              completed,
              ended,
            })}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
