import { useTranslations } from "next-intl";
import { ChartSection } from "../dashboard/charts/chart-section";
import { chooseGrain, type Grain, type PeriodGroup } from "../dashboard/period/group-by-period";
import { useFormatBarLabel, useFormatGroup } from "../dashboard/period/use-format-period";
import { useFormatDuration } from "../format/use-format-duration";
import { Avatar } from "../ui/avatar";
import { isolate } from "../ui/isolated-text";
import { groupTallies, maxMinutes, stripPath } from "./member-strip";
import { type RoomDashboardData, roomExportPath, useMemberName } from "./room-dashboard-data";

/** A phone has room for seven labels. */
const MAX_LABELS = 7;
const QUARTERS_PER_YEAR = 4;

/** Focus time over the period: a strip of bars per member on one scale, and all members together. */
export function DaysSection({ data }: { data: RoomDashboardData }) {
  const t = useTranslations("roomDashboard.days");
  const formatName = useMemberName(data.viewerId);
  const { members, byDay } = data.figures;
  const grain = chooseGrain(data.params.period);
  const strips = members.map((member) => ({
    key: member.userId,
    name: formatName(member),
    ownName: member.name,
    groups: groupTallies(member.byDay, grain),
  }));
  const together = groupTallies(byDay, grain);
  const max = maxMinutes(strips.map(({ groups }) => groups));
  const rows = useDayRows(data, { grain, together, strips });
  return (
    <ChartSection
      title={t("title")}
      sentence={[t("sentence", { grain }), members.length > 1 && t("scale")]
        .filter(Boolean)
        .join(" ")}
      download={roomExportPath(data.slug, data.params.period, "days")}
      table={{ columns: [t("when"), t("completed"), t("broken"), t("focusTime"), t("who")], rows }}
    >
      <ul className="on-paper-as-seen">
        {strips.map(({ key, name, ownName, groups }) => (
          <Strip
            key={key}
            person={{ id: key, name: ownName }}
            name={name}
            groups={groups}
            max={max}
          />
        ))}
        {strips.length > 1 && (
          <Strip name={t("total")} groups={together} max={maxMinutes([together])} />
        )}
      </ul>
      <Labels groups={together} grain={grain} />
    </ChartSection>
  );
}

const ROW = "grid gap-x-4 sm:grid-cols-[7.5rem_minmax(0,1fr)_5rem]";

interface StripProps {
  /** Left out for everyone together. */
  person?: { id: string; name: string };
  name: string;
  groups: PeriodGroup[];
  max: number;
}

function Strip({ person, name, groups, max }: StripProps) {
  const formatDuration = useFormatDuration();
  const sum = groups.reduce((minutes, group) => minutes + group.focusMinutes, 0);
  return (
    <li className={`${ROW} grid-cols-[minmax(4rem,1fr)_auto] items-end border-t pt-2`}>
      <span className="flex min-w-0 items-center gap-2 font-semibold sm:pb-1">
        {person && <Avatar userId={person.id} name={person.name} size="small" />}
        <bdi>{name}</bdi>
      </span>
      <span className="text-end text-sm text-soft tabular-nums sm:order-last sm:pb-1">
        {formatDuration(sum)}
      </span>
      <svg
        aria-hidden="true"
        data-hue="green"
        viewBox={`0 0 ${groups.length} 100`}
        preserveAspectRatio="none"
        className="h-9 w-full max-sm:col-span-2"
      >
        <path d={stripPath(groups, max)} className="fill-hue" />
      </svg>
    </li>
  );
}

/** The labels under the bars; only as many as fit a phone. */
function Labels({ groups, grain }: { groups: PeriodGroup[]; grain: Grain }) {
  const formatLabel = useFormatBarLabel(grain, groups.length);
  // A quarter's label shows its year, so labels are whole years apart. Otherwise a year would seem
  // to be missing.
  const unit = grain === "quarter" ? QUARTERS_PER_YEAR : 1;
  const every = Math.ceil(groups.length / MAX_LABELS / unit) * unit;
  return (
    <div aria-hidden className={`${ROW} border-t`}>
      <div dir="ltr" className="flex pt-1 text-xs text-soft tabular-nums sm:col-start-2">
        {groups.map((group, index) => (
          <span key={group.from} className="min-w-0 flex-1">
            {index % every === 0 && index + every <= groups.length && (
              <span className="block w-max">{formatLabel(group).label}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

/** One row per bar: the sum of all members, and the focus time of each. */
function useDayRows(
  { params }: RoomDashboardData,
  bars: {
    grain: Grain;
    together: PeriodGroup[];
    strips: { name: string; groups: PeriodGroup[] }[];
  },
) {
  const formatDuration = useFormatDuration();
  const formatGroup = useFormatGroup(params.today, bars.grain);
  return bars.together.map((group, index) => ({
    key: group.from,
    cells: [
      formatGroup(group),
      group.completed,
      group.broken,
      formatDuration(group.focusMinutes),
      bars.strips
        .map(({ name, groups }) => ({ name, minutes: groups[index]?.focusMinutes ?? 0 }))
        .filter(({ minutes }) => minutes > 0)
        .map(({ name, minutes }) => `${isolate(name)} ${formatDuration(minutes)}`)
        .join(", "),
    ],
  }));
}
