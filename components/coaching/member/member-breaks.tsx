import { useTranslations } from "next-intl";
import { assignPatterns } from "../../dashboard/charts/activity-pattern";
import { EarlyEndsSection } from "../../dashboard/early-ends/early-ends-section";
import { asDashboard, type MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** When a member's sessions end early; the reasons only where the member shares them. */
export function MemberBreaks({ data }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const dashboard = useTranslations("dashboard");
  const { page, view, whose } = data;
  return (
    <EarlyEndsSection
      data={asDashboard(data)}
      activityPatterns={assignPatterns(page.dashboard.byActivity, dashboard("others"))}
      download={memberExportPath(whose, view.period, "breaks")}
      hasLegend
      reasonsHidden={page.grant.reasons ? undefined : t("reasonsHidden", { name: page.name })}
    />
  );
}
