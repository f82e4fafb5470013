"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { AccessLogEntry, WeeklyAccess } from "@/domain/api/coach-sharing";
import { useFormatInstant } from "../../format/use-format-instant";
import { Card } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { IsolatedText, isolate } from "../../ui/isolated-text";

interface AccessLogProps {
  entries: readonly AccessLogEntry[];
  /** This week's views, added up per coach. */
  week: readonly WeeklyAccess[];
}

/** Which coach viewed what and when: this week in one sentence per coach, then every view. */
export function AccessLog({ entries, week }: AccessLogProps) {
  const t = useTranslations("coaching.accessLog");
  const format = useFormatter();
  const formatInstant = useFormatInstant();
  const when = (at: string) =>
    t("when", { day: formatInstant.day(at), time: formatInstant.time(at) });
  return (
    <Card title={t("title")} className="flex flex-col gap-3">
      <ul>
        {week.length === 0 && <li className="text-soft">{t("noneThisWeek")}</li>}
        {week.map(({ roomSlug, roomName, userId, name, count, registerDays: days, lastAt }) => {
          const seen = [
            ...(count > 0 ? [t("week.views", { count })] : []),
            ...(days > 0 ? [t("week.roster", { days })] : []),
          ];
          return (
            <li key={`${roomSlug} ${userId}`}>
              <IsolatedText>
                {t("week.line", {
                  name: isolate(name),
                  room: isolate(roomName),
                  seen: format.list(seen),
                  last: when(lastAt),
                })}
              </IsolatedText>
            </li>
          );
        })}
      </ul>
      {entries.some(({ what }) => what === "row") && <p className="text-soft">{t("register")}</p>}
      {entries.length > 0 && (
        <DataTable
          caption={t("title")}
          columns={[t("who"), t("what"), t("room"), t("at")]}
          rows={entries.map((entry) => ({
            key: `${entry.at} ${entry.userId} ${entry.roomSlug} ${entry.what}`,
            cells: [
              isolate(entry.name),
              t("whatName", { what: entry.what }),
              isolate(entry.roomName),
              when(entry.at),
            ],
          }))}
        />
      )}
    </Card>
  );
}
