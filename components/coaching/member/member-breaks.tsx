import { useTranslations } from "next-intl";
import { fillsOf, paintOf } from "../../dashboard/charts/activity-pattern";
import { FillSwatch, Fills } from "../../dashboard/charts/activity-pattern-defs";
import { ChartSection } from "../../dashboard/charts/chart-section";
import { LazyBars } from "../../dashboard/charts/lazy-bars";
import { breakBins, reasonsOf, worstBin } from "../../dashboard/early-ends/break-histogram";
import { useBreakBars } from "../../dashboard/early-ends/use-break-bars";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** The fracture map: at which minute sessions break and on what; why only where it is granted. */
export function MemberBreaks({ data: { page, view, whose } }: { data: MemberData }) {
  const t = useTranslations("dashboard.breaks");
  const all = useTranslations("dashboard");
  const own = useTranslations("coach.member");
  const reasons = useTranslations("session.reason");
  const { breaks } = page.patterns;
  const isWhySeen = page.grant.reasons;
  const fills = fillsOf(page.dashboard.byActivity, all("others"));
  const bins = breakBins(breaks);
  const bars = useBreakBars()(bins, fills);
  const worst = worstBin(bins);
  const nameOf = new Map(page.dashboard.byActivity.map((one) => [one.activityId, one.name]));
  const why = (reason: (typeof breaks)[number]["reason"]) =>
    reason ? reasons(reason) : t("noReason");
  const whyIfSeen = (text: string) => (isWhySeen ? [text] : []);
  const table = {
    columns: [t("minute"), t("activity"), ...whyIfSeen(t("reason")), t("count")],
    rows: breaks.map(({ activityId, minute, reason, count }) => ({
      key: `${activityId} ${minute} ${reason}`,
      cells: [minute, nameOf.get(activityId), ...whyIfSeen(why(reason)), count],
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
      download={breaks.length > 0 ? memberExportPath(whose, view.span, "breaks") : undefined}
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
      {isWhySeen ? (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm empty:hidden">
          {reasonsOf(breaks).map(({ reason, count }) => (
            <li key={reason}>
              {why(reason)} <span className="text-soft tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-sm text-soft">{own("reasonsHidden", { name: page.name })}</p>
      )}
    </ChartSection>
  );
}
