import { useTranslations } from "next-intl";
import { assignPatterns } from "../../dashboard/charts/activity-pattern";
import { EarlyEndsSection } from "../../dashboard/early-ends/early-ends-section";
import { type MemberData, toDashboardData } from "./member-data";
import { memberExportPath } from "./member-path";

/** When a member's sessions end early; the reasons only where the member shares them. */
export function MemberBreaks({ data }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const dashboard = useTranslations("dashboard");
  const { page, params, member } = data;
  return (
    <EarlyEndsSection
      data={toDashboardData(data)}
      activityPatterns={assignPatterns(page.dashboard.byActivity, dashboard("others"))}
      download={memberExportPath(member, params.period, "breaks")}
      hasLegend
      reasonsHidden={page.grant.reasons ? undefined : t("reasonsHidden", { name: page.name })}
    />
  );
}
