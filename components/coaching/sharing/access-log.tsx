"use client";

import { useFormatter, useTranslations } from "next-intl";
import { clockTime } from "../../format/clock-time";
import { useFormatDay } from "../../format/use-format-day";
import { useReaderZone } from "../../timeline/use-format-session";
import { DataTable } from "../../ui/data-table";
import { SectionHeading } from "../../ui/heading";
import type { OwnCoaching } from "./sharing-data";

/** Who looked, when and at what: this week in a sentence a coach, then each single look. */
export function Looks({ looks, week }: Pick<OwnCoaching, "looks" | "week">) {
  const t = useTranslations("coach.looks");
  const format = useFormatter();
  const dayWords = useFormatDay();
  const zone = useReaderZone();
  const when = (iso: string) => {
    const at = Date.parse(iso);
    return t("when", { day: dayWords(at), time: clockTime(at, zone) });
  };
  return (
    <section aria-labelledby="looks" className="flex flex-col gap-3">
      <SectionHeading id="looks">{t("title")}</SectionHeading>
      <ul>
        {week.length === 0 && <li className="text-soft">{t("noneThisWeek")}</li>}
        {week.map(({ roomSlug, roomName, userId, name, count, registerDays: days, lastAt }) => {
          const seen = [
            ...(count > 0 ? [t("week.views", { count })] : []),
            ...(days > 0 ? [t("week.roster", { days })] : []),
          ];
          return (
            <li key={`${roomSlug} ${userId}`}>
              {t("week.line", {
                name,
                room: roomName,
                seen: format.list(seen),
                last: when(lastAt),
              })}
            </li>
          );
        })}
      </ul>
      {looks.some((look) => look.what === "row") && <p className="text-soft">{t("register")}</p>}
      {looks.length > 0 && (
        <DataTable
          caption={t("title")}
          columns={[t("who"), t("what"), t("room"), t("at")]}
          rows={looks.map((look) => ({
            key: `${look.at} ${look.userId} ${look.roomSlug} ${look.what}`,
            cells: [look.name, t("whatName", { what: look.what }), look.roomName, when(look.at)],
          }))}
        />
      )}
    </section>
  );
}
