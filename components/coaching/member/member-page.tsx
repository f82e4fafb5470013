import { useTranslations } from "next-intl";
import { CompletionByActivity } from "../../dashboard/early-ends/completion-by-activity";
import { Figures } from "../../dashboard/figures";
import { Headline } from "../../dashboard/headline";
import { CompletionByLength } from "../../dashboard/lengths/completion-by-length";
import { suggestedOf } from "../../dashboard/lengths/suggested-lengths";
import { whenOf } from "../../dashboard/period/dashboard-params";
import { PeriodNav } from "../../dashboard/period/period-nav";
import { useFormatPeriod } from "../../dashboard/period/use-format-period";
import { StreakSection } from "../../dashboard/streak/streak-section";
import { BackLink } from "../../ui/back-link";
import { buttonClass } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { PageHeading } from "../../ui/heading";
import { PrintButton } from "../../ui/print-button";
import { Flags } from "../flags";
import { PlansSection } from "../plan/plans-section";
import { useFormatGrant } from "../use-format-grant";
import { CompareSection } from "./compare-section";
import { MemberBreaks } from "./member-breaks";
import { type MemberData, toDashboardData } from "./member-data";
import { memberExportPath, memberPeriodPath } from "./member-path";
import { MemberSessions } from "./member-sessions";
import { NotesSection } from "./notes-section";
import { OutsideRoom } from "./outside-room";

/** A coach's page of a member: first what they share, then what it shows. */
export function MemberPage({ data }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const { page, view, member, roomName } = data;
  const dashboard = toDashboardData(data);
  const formatPeriod = useFormatPeriod(view.today);
  const { completed, broken } = page.dashboard;
  const shared = useFormatGrant()(page.grant, roomName);
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <header className="flex flex-col gap-4">
        <div>
          <BackLink href={`/rooms/${member.slug}/coach`}>{t("back", { room: roomName })}</BackLink>
          <PageHeading
            sub={formatPeriod(view.span)}
            actions={
              <>
                <a
                  href={`${memberExportPath(member, view.span, undefined, view.compare)}&format=json`}
                  download
                  aria-label={t("download")}
                  className={classNames(buttonClass({ size: "small" }), "print:hidden")}
                >
                  JSON
                </a>
                <PrintButton size="small" />
              </>
            }
          >
            {page.name}
          </PageHeading>
        </div>
        <p className="max-w-prose border-s-2 ps-3 text-sm text-soft">
          {t("sees")} {shared.seen} {shared.hidden} {t("looks", { name: page.name })}
        </p>
        <Headline data={dashboard} />
        <PeriodNav
          view={view}
          pathOf={(span) => memberPeriodPath(view, span)}
          kept={view.compare ? { cfrom: view.compare.from, cto: view.compare.to } : {}}
        />
      </header>
      <Flags flags={page.flags} />
      <Figures data={dashboard} />
      {completed + broken === 0 && (
        <EmptyState title={t("none.title", { when: whenOf(dashboard.view) })}>
          {t("none.text", { when: whenOf(dashboard.view) })}
        </EmptyState>
      )}
      <div className="grid items-start gap-x-11 gap-y-10 lg:grid-cols-2">
        <StreakSection
          data={dashboard}
          exportOf={(days) => memberExportPath(member, days, "streak")}
        />
        <CompareSection data={data} />
        {completed + broken > 0 && (
          <>
            <CompletionByActivity
              data={dashboard}
              download={memberExportPath(member, view.span, "activities")}
            />
            <MemberLengths data={data} />
            <MemberBreaks data={data} />
          </>
        )}
        <PlansSection data={data} />
        <NotesSection data={data} />
      </div>
      <MemberSessions
        sessions={page.sessions}
        download={memberExportPath(member, view.span, "sessions")}
        roomName={roomName}
      />
      {page.grant.scope === "all" && <OutsideRoom data={data} />}
    </div>
  );
}

/** Completion rate by session length, limited to what is shared. */
function MemberLengths({ data: { page, view, member } }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const suggested = suggestedOf(page.sizing);
  return (
    <CompletionByLength
      sentence={t("lengths", { count: suggested.length })}
      download={memberExportPath(member, view.span, "lengths")}
      byLength={page.patterns.byLength}
      suggested={suggested}
      hue="none"
    />
  );
}
