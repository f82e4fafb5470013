import { useTranslations } from "next-intl";
import { fillsOf, paintOf } from "../../dashboard/charts/activity-pattern";
import { FillSwatch, Fills } from "../../dashboard/charts/activity-pattern-defs";
import { ChartSection } from "../../dashboard/charts/chart-section";
import { LazyBars } from "../../dashboard/charts/lazy-bars";
import { breakBins, reasonsOf, worstBin } from "../../dashboard/early-ends/break-histogram";
import { useBreakBars } from "../../dashboard/early-ends/use-break-bars";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** At which minute sessions end early and on which activity; reasons only if shared. */
export function MemberBreaks({ data: { page, view, member } }: { data: MemberData }) {
  const t = useTranslations("dashboard.breaks");
  const dashboard = useTranslations("dashboard");
  const coach = useTranslations("coach.member");
  const reasons = useTranslations("session.reason");
  const { breaks } = page.patterns;
  const areReasonsShared = page.grant.reasons;
  const fills = fillsOf(page.dashboard.byActivity, dashboard("others"));
  const bins = breakBins(breaks);
  const bars = useBreakBars()(bins, fills);
  const worst = worstBin(bins);
  const names = new Map(page.dashboard.byActivity.map((one) => [one.activityId, one.name]));
  const formatReason = (reason: (typeof breaks)[number]["reason"]) =>
    reason ? reasons(reason) : t("noReason");
  const ifShared = (text: string) => (areReasonsShared ? [text] : []);
  const table = {
    columns: [t("minute"), t("activity"), ...ifShared(t("reason")), t("count")],
    rows: breaks.map(({ activityId, minute, reason, count }) => ({
      key: `${activityId} ${minute} ${reason}`,
      cells: [minute, names.get(activityId), ...ifShared(formatReason(reason)), count],
    })),
  };
  return (
    <ChartSection
      title={t("title")}
      sentence={
        worst
          ? t("worst", { from: worst.from, to: worst.to, count: worst.count })
          : t("spread", { broken: page.dashboard.broken, count: breaks.length })
      }
      download={breaks.length > 0 ? memberExportPath(member, view.span, "breaks") : undefined}
      table={breaks.length > 0 ? table : undefined}
    >
      {breaks.length > 0 && (
        <>
          <Fills fills={fills} />
          <LazyBars
            bars={bars}
            paints={fills.map(({ activityId }) => paintOf(activityId))}
            label={t("title")}
            hint={t("hint")}
          />
          <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {fills.map(({ activityId, name }) => (
              <li key={activityId} className="flex items-center gap-2">
                <FillSwatch activityId={activityId} />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
      {areReasonsShared ? (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm empty:hidden">
          {reasonsOf(breaks).map(({ reason, count }) => (
            <li key={reason}>
              {formatReason(reason)} <span className="text-soft tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-sm text-soft">{coach("reasonsHidden", { name: page.name })}</p>
      )}
    </ChartSection>
  );
}
