import { useTranslations } from "next-intl";
import type { MemberTally, Tally } from "@/domain/api/wire-dashboard";
import { computeCompletionRate } from "@/domain/stats/totals";
import { ChartSection } from "../dashboard/charts/chart-section";
import { toPercent } from "../dashboard/sentence";
import { useFormatDuration } from "../format/use-format-duration";
import { classNames } from "../ui/class-names";
import { endedOf, type RoomComparison } from "./room-dashboard-data";
import { roomExportPath } from "./room-export-path";
import { useMemberName } from "./use-member-name";

/** Completed and broken sessions of each member, the viewer first and drawn through all as a mark. */
export function MembersSection({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.members");
  const duration = useFormatDuration();
  const nameOf = useMemberName(data.viewerId);
  const { members, total, past } = data.figures;
  const [own] = members;
  const most = Math.max(1, ...members.map(endedOf));
  const keptOf = (tally: Tally) => toPercent({ completionRate: computeCompletionRate(tally) });
  const row = (key: string, name: string, tally: Tally, kept: number | null) => ({
    key,
    cells: [
      name,
      tally.completed,
      tally.broken,
      duration(tally.focusMinutes),
      kept === null ? t("none") : t("percent", { percent: kept }),
    ],
  });
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", {
        people: members.length,
        completed: total.completed,
        time: duration(total.focusMinutes),
      })}
      download={roomExportPath(data.slug, data.view.span, "members")}
      table={{
        columns: [t("who"), t("completed"), t("broken"), t("protected"), t("kept")],
        rows: [
          ...members.map((member) => row(member.userId, nameOf(member), member, keptOf(member))),
          row("total", t("together"), total, toPercent(total)),
          ...(past ? [row("past", t("past", { people: past.people }), past, keptOf(past))] : []),
        ],
      }}
    >
      <ul className="on-paper-as-seen border-b">
        {members.map((member) => (
          <li
            key={member.userId}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t py-2 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)_17rem]"
          >
            <span className="font-semibold">{nameOf(member)}</span>
            <span className="text-end text-sm text-soft tabular-nums sm:order-last">
              {t("counts", {
                completed: member.completed,
                broken: member.broken,
                time: duration(member.focusMinutes),
              })}
            </span>
            <div className="max-sm:mt-1 max-sm:basis-full">
              <MemberBar
                member={member}
                own={members.length > 1 ? (own?.completed ?? 0) : 0}
                most={most}
              />
            </div>
          </li>
        ))}
      </ul>
      {members.length > 1 && <p className="mt-2 text-xs text-soft">{t("baseline")}</p>}
    </ChartSection>
  );
}

/** Sessions as a length: completed solid, broken torn and hatched, the viewer's as a dotted post. */
function MemberBar({ member, own, most }: { member: MemberTally; own: number; most: number }) {
  const share = (count: number) => `${(100 * count) / most}%`;
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
