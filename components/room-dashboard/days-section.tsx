import { useTranslations } from "next-intl";
import { ChartSection } from "../dashboard/charts/chart-section";
import { useBarLabels } from "../dashboard/charts/use-bar-labels";
import { type Grain, type Group, grainOf } from "../dashboard/period/group-by-period";
import { useFormatPeriod } from "../dashboard/period/use-format-period";
import { useFormatDate } from "../format/use-format-date";
import { useFormatDuration } from "../format/use-format-duration";
import { gathered, mostOf, stripPath } from "./member-strip";
import type { RoomComparison } from "./room-dashboard-data";
import { roomExportPath } from "./room-export-path";
import { useMemberName } from "./use-member-name";

/** Labels that a phone has room for. */
const MAX_LABELS = 7;
const QUARTERS = 4;

/** When it was: a strip of bars a member, all on one scale, and all of them together. */
export function DaysSection({ data }: { data: RoomComparison }) {
  const t = useTranslations("roomDashboard.days");
  const nameOf = useMemberName(data.viewerId);
  const { members, byDay } = data.figures;
  const grain = grainOf(data.view.span);
  const strips = members.map((member) => ({
    key: member.userId,
    name: nameOf(member),
    groups: gathered(member.byDay, grain),
  }));
  const together = gathered(byDay, grain);
  const most = mostOf(strips.map(({ groups }) => groups));
  const rows = useDayRows(data, { grain, together, strips });
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence", { grain, people: members.length })}
      download={roomExportPath(data.slug, data.view.span, "days")}
      table={{ columns: [t("when"), t("completed"), t("broken"), t("protected"), t("who")], rows }}
    >
      <ul className="on-paper-as-seen">
        {strips.map(({ key, name, groups }) => (
          <Strip key={key} name={name} groups={groups} most={most} />
        ))}
        {strips.length > 1 && (
          <Strip name={t("together")} groups={together} most={mostOf([together])} />
        )}
      </ul>
      <Labels groups={together} grain={grain} />
    </ChartSection>
  );
}

const ROW = "grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)_5rem]";

function Strip({ name, groups, most }: { name: string; groups: Group[]; most: number }) {
  const duration = useFormatDuration();
  const sum = groups.reduce((minutes, group) => minutes + group.focusMinutes, 0);
  return (
    <li className={`${ROW} grid-cols-[minmax(4rem,1fr)_auto] items-end border-t pt-2`}>
      <span className="font-semibold sm:pb-1">{name}</span>
      <span className="text-end text-sm text-soft tabular-nums sm:order-last sm:pb-1">
        {duration(sum)}
      </span>
      <svg
        aria-hidden="true"
        data-hue="green"
        viewBox={`0 0 ${groups.length} 100`}
        preserveAspectRatio="none"
        className="h-9 w-full max-sm:col-span-2"
      >
        <path d={stripPath(groups, most)} className="fill-hue" />
      </svg>
    </li>
  );
}

/** What stands under the bars; of many, as many as a phone has room for. */
function Labels({ groups, grain }: { groups: Group[]; grain: Grain }) {
  const labelOf = useBarLabels(grain, groups.length);
  // Of quarters whole years are named, else years would seem to be missing.
  const least = grain === "quarter" ? QUARTERS : 1;
  const every = Math.ceil(groups.length / MAX_LABELS / least) * least;
  return (
    <div aria-hidden className={`${ROW} border-t`}>
      <div dir="ltr" className="flex pt-1 text-xs text-soft tabular-nums sm:col-start-2">
        {groups.map((group, index) => (
          <span key={group.from} className="min-w-0 flex-1">
            {index % every === 0 && index + every <= groups.length && (
              <span className="block w-max">{labelOf(group).label}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A row a bar: what all came to together, and the share of each member. */
function useDayRows(
  { view }: RoomComparison,
  bars: { grain: Grain; together: Group[]; strips: { name: string; groups: Group[] }[] },
) {
  const duration = useFormatDuration();
  const dateWords = useFormatDate();
  const spanWords = useFormatPeriod(view.today);
  return bars.together.map((group, index) => ({
    key: group.from,
    cells: [
      bars.grain === "day" ? dateWords(group.from) : spanWords(group),
      group.completed,
      group.broken,
      duration(group.focusMinutes),
      bars.strips
        .map(({ name, groups }) => ({ name, minutes: groups[index]?.focusMinutes ?? 0 }))
        .filter(({ minutes }) => minutes > 0)
        .map(({ name, minutes }) => `${name} ${duration(minutes)}`)
        .join(", "),
    ],
  }));
}
