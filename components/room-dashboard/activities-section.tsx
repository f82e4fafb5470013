import { useTranslations } from "next-intl";
import type { MemberTally } from "@/domain/api/dashboard";
import { ChartSection } from "../dashboard/charts/chart-section";
import { useFormatDuration } from "../format/use-format-duration";
import { Avatar } from "../ui/avatar";
import { isolate } from "../ui/isolated-text";
import { Swatch } from "../ui/swatch";
import { type RoomDashboardData, roomExportPath, useMemberName } from "./room-dashboard-data";

/** The focus time of each member by activity. */
export function ActivitiesSection({ data }: { data: RoomDashboardData }) {
  const t = useTranslations("roomDashboard.activities");
  const formatDuration = useFormatDuration();
  const formatName = useMemberName(data.viewerId);
  const { members } = data.figures;
  const max = Math.max(1, ...members.map(({ focusMinutes }) => focusMinutes));
  return (
    <ChartSection
      title={t("title")}
      sentence={t("sentence")}
      download={roomExportPath(data.slug, data.params.period, "activities")}
      table={{
        columns: [t("who"), t("activity"), t("completed"), t("broken"), t("focusTime")],
        rows: members.flatMap((member) =>
          member.byActivity.map((activity) => ({
            key: `${member.userId} ${activity.activityId}`,
            cells: [
              isolate(formatName(member)),
              isolate(activity.name),
              activity.completed,
              activity.broken,
              formatDuration(activity.focusMinutes),
            ],
          })),
        ),
      }}
    >
      <ul className="on-paper-as-seen border-b">
        {members.map((member) => (
          <li
            key={member.userId}
            className="grid gap-x-4 gap-y-1 border-t py-2 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <span className="flex min-w-0 items-center gap-2 font-semibold">
              <Avatar userId={member.userId} name={member.name} size="small" />
              <bdi>{formatName(member)}</bdi>
            </span>
            <div className="min-w-0">
              <ActivityBar member={member} max={max} />
              <ActivityList member={member} />
            </div>
          </li>
        ))}
      </ul>
    </ChartSection>
  );
}

/** Focus time as a bar divided by activity. */
function ActivityBar({ member, max }: { member: MemberTally; max: number }) {
  const share = (minutes: number) => ({ width: `${(100 * minutes) / max}%` });
  const parts = member.byActivity.filter(({ focusMinutes }) => focusMinutes > 0);
  return (
    <div aria-hidden dir="ltr" className="relative flex h-5 gap-0.5">
      <div className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
      {parts.map(({ activityId, color, focusMinutes }) => (
        <span
          key={activityId}
          data-hue={color}
          className="relative rounded-mark bg-hue"
          style={share(focusMinutes)}
        />
      ))}
    </div>
  );
}

function ActivityList({ member }: { member: MemberTally }) {
  const t = useTranslations("roomDashboard.activities");
  const formatDuration = useFormatDuration();
  const completed = member.byActivity.filter((activity) => activity.completed > 0);
  if (completed.length === 0) {
    return <p className="text-sm text-soft">{t("nothing")}</p>;
  }
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {completed.map((activity) => (
        <li key={activity.activityId} className="flex items-center gap-2">
          <Swatch hue={activity.color} />
          <bdi>{activity.name}</bdi>
          <span className="text-soft tabular-nums">{formatDuration(activity.focusMinutes)}</span>
        </li>
      ))}
    </ul>
  );
}
