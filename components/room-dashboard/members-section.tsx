import { useTranslations } from "next-intl";
import type { MemberTally } from "@/domain/api/dashboard";
import type { Tally } from "@/domain/api/tally";
import { computeCompletionRate } from "@/domain/stats/totals";
import { ChartSection } from "../dashboard/charts/chart-section";
import { countEnded, toPercent } from "../dashboard/highlights";
import { useFormatDuration } from "../format/use-format-duration";
import { Avatar } from "../ui/avatar";
import { classNames } from "../ui/class-names";
import { isolate } from "../ui/isolated-text";
import { type RoomDashboardData, roomExportPath, useMemberName } from "./room-dashboard-data";

/** Completed and broken sessions of each member; a mark in every row shows the viewer's own. */
export function MembersSection({ data }: { data: RoomDashboardData }) {
  const t = useTranslations("roomDashboard.members");
  const formatDuration = useFormatDuration();
  const formatName = useMemberName(data.viewerId);
  const { members, total } = data.figures;
  const [own] = members;
  const max = Math.max(1, ...members.map(countEnded));
  const computePercent = (tally: Tally) =>
    toPercent({ completionRate: computeCompletionRate(tally) });
  const row = (key: string, name: string, tally: Tally, percent: number | null) => ({
    key,
    cells: [
      isolate(name),
      tally.completed,
      tally.broken,
      formatDuration(tally.focusMinutes),
      percent === null ? t("none") : t("percent", { percent }),
    ],
  });
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", {
        people: members.length,
        completed: total.completed,
        time: formatDuration(total.focusMinutes),
      })}
      download={roomExportPath(data.slug, data.params.period, "members")}
      table={{
        columns: [t("who"), t("completed"), t("broken"), t("focusTime"), t("completionRate")],
        rows: [
          ...members.map((member) =>
            row(member.userId, formatName(member), member, computePercent(member)),
          ),
          row("total", t("total"), total, toPercent(total)),
        ],
      }}
    >
      <ul className="on-paper-as-seen border-b">
        {members.map((member) => (
          <li
            key={member.userId}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t py-2 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)_17rem]"
          >
            <span className="flex min-w-0 items-center gap-2 font-semibold">
              <Avatar userId={member.userId} name={member.name} size="small" />
              <bdi>{formatName(member)}</bdi>
            </span>
            <span className="text-end text-sm text-soft tabular-nums sm:order-last">
              {t("counts", {
                completed: member.completed,
                broken: member.broken,
                time: formatDuration(member.focusMinutes),
              })}
            </span>
            <div className="max-sm:mt-1 max-sm:basis-full">
              <MemberBar
                member={member}
                own={members.length > 1 ? (own?.completed ?? 0) : 0}
                max={max}
              />
            </div>
          </li>
        ))}
      </ul>
      {members.length > 1 && <p className="mt-2 text-xs text-soft">{t("baseline")}</p>}
    </ChartSection>
  );
}

/**
 * Draws completed sessions solid, broken ones torn and hatched, and the viewer's own as a dotted
 * line.
 */
function MemberBar({ member, own, max }: { member: MemberTally; own: number; max: number }) {
  const share = (count: number) => `${(100 * count) / max}%`;
  const { completed, broken } = member;
  return (
    <div aria-hidden dir="ltr" data-hue="green" className="relative flex h-5">
      <div className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
      {completed > 0 && (
        <span
          className={classNames("relative bg-hue", broken > 0 ? "torn rounded-s" : "rounded")}
          style={{ width: share(completed) }}
        />
      )}
      {broken > 0 && <span className="hatch relative rounded-e" style={{ width: share(broken) }} />}
      {own > 0 && (
        <span
          className="absolute -inset-y-1 -ml-px border-l-2 border-dotted border-ink"
          style={{ left: share(own) }}
        />
      )}
    </div>
  );
}
