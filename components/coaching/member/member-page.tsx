import { useTranslations } from "next-intl";
import { assignPatterns } from "../../dashboard/charts/activity-pattern";
import { CompletionByActivity } from "../../dashboard/early-ends/completion-by-activity";
import { EarlyEndsSection } from "../../dashboard/early-ends/early-ends-section";
import { Figures } from "../../dashboard/figures";
import { Headline } from "../../dashboard/headline";
import { CompletionByLength, withSuggestion } from "../../dashboard/lengths/completion-by-length";
import { periodPhase } from "../../dashboard/period/dashboard-params";
import { PeriodNav } from "../../dashboard/period/period-nav";
import { useFormatPeriod } from "../../dashboard/period/use-format-period";
import { StreakSection } from "../../dashboard/streak/streak-section";
import { Avatar } from "../../ui/avatar";
import { BackLink } from "../../ui/back-link";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { PageHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { PageMenu } from "../../ui/page-menu";
import { Flags } from "../flags";
import { PlansSection } from "../plan/plans-section";
import { useFormatGrant } from "../use-format-grant";
import { CompareSection } from "./compare-section";
import { type MemberData, toDashboardData } from "./member-data";
import { memberExportPath, memberPeriodPath } from "./member-path";
import { MemberSessions } from "./member-sessions";
import { NotesSection } from "./notes-section";
import { OutsideRoom } from "./outside-room";

/** A coach's page of a member: first the grant, then the figures. */
export function MemberPage({ data }: { data: MemberData }) {
  const t = useTranslations("coaching.member");
  const { page, params, member, roomName } = data;
  const dashboard = toDashboardData(data);
  const formatPeriod = useFormatPeriod(params.today);
  const { completed, broken } = page.dashboard;
  const shared = useFormatGrant()(page.grant, isolate(roomName));
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
      <header className="flex flex-col gap-4">
        <div>
          <BackLink href={`/rooms/${member.slug}/coach`}>
            <IsolatedText>{t("back", { room: isolate(roomName) })}</IsolatedText>
          </BackLink>
          <PageHeading
            sub={formatPeriod(params.period)}
            actions={
              <PageMenu
                formats={["json"]}
                download={memberExportPath(member, {
                  period: params.period,
                  compare: params.compare,
                })}
              />
            }
          >
            <span className="inline-flex items-center gap-3">
              <Avatar userId={member.userId} name={page.name} size="large" />
              <bdi>{page.name}</bdi>
            </span>
          </PageHeading>
        </div>
        <p className="max-w-prose border-s-2 ps-3 text-sm text-soft">
          {t("sees")} <IsolatedText>{shared.seen}</IsolatedText> {shared.hidden}{" "}
          <IsolatedText>{t("logged", { name: isolate(page.name) })}</IsolatedText>
        </p>
        <Headline data={dashboard} />
        <PeriodNav
          params={params}
          buildPath={(period) => memberPeriodPath(params, period)}
          hiddenFields={
            params.compare ? { cfrom: params.compare.from, cto: params.compare.to } : {}
          }
        />
      </header>
      {page.flags.length > 0 && (
        <Card>
          <Flags flags={page.flags} />
        </Card>
      )}
      <Figures data={dashboard} />
      {completed + broken === 0 && (
        <EmptyState title={t("empty.title", { when: periodPhase(dashboard.params) })}>
          {t("empty.text", { when: periodPhase(dashboard.params) })}
        </EmptyState>
      )}
      <div className="grid gap-4 min-[64rem]:grid-cols-2">
        <PlansSection data={data} />
        <NotesSection data={data} />
        <StreakSection
          data={dashboard}
          downloadPath={(days) => memberExportPath(member, { period: days, part: "streak" })}
        />
        <CompareSection data={data} />
        {completed + broken > 0 && (
          <>
            <CompletionByActivity
              data={dashboard}
              download={memberExportPath(member, { period: params.period, part: "activities" })}
            />
            <MemberLengths data={data} />
            <MemberBreaks data={data} />
          </>
        )}
      </div>
      <MemberSessions
        sessions={page.sessions}
        download={memberExportPath(member, { period: params.period, part: "sessions" })}
        roomName={roomName}
      />
      {page.grant.scope === "all" && <OutsideRoom data={data} />}
    </div>
  );
}

/** Completion rate by session length, limited to what is shared. */
function MemberLengths({ data: { page, params, member } }: { data: MemberData }) {
  const t = useTranslations("coaching.member");
  const suggested = withSuggestion(page.sizing);
  return (
    <CompletionByLength
      title={t("lengthsTitle")}
      sentence={t("lengths", { count: suggested.length })}
      download={memberExportPath(member, { period: params.period, part: "lengths" })}
      byLength={page.patterns.byLength}
      suggested={suggested}
      hue="none"
    />
  );
}

/** When a member's sessions end early; the reasons only where the member shares them. */
function MemberBreaks({ data }: { data: MemberData }) {
  const t = useTranslations("coaching.member");
  const tDashboard = useTranslations("dashboard");
  const { page, params, member } = data;
  return (
    <EarlyEndsSection
      data={toDashboardData(data)}
      activityPatterns={assignPatterns(page.dashboard.byActivity, tDashboard("others"))}
      download={memberExportPath(member, { period: params.period, part: "breaks" })}
      hasLegend
      reasonsHidden={page.grant.reasons ? undefined : t("reasonsHidden", { name: page.name })}
    />
  );
}
