import { useTranslations } from "next-intl";
import { CompletionByActivity } from "../../dashboard/early-ends/completion-by-activity";
import { Figures } from "../../dashboard/figures";
import { Headline } from "../../dashboard/headline";
import { periodPhase } from "../../dashboard/period/dashboard-params";
import { PeriodNav } from "../../dashboard/period/period-nav";
import { useFormatPeriod } from "../../dashboard/period/use-format-period";
import { StreakSection } from "../../dashboard/streak/streak-section";
import { buttonClass } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { PageHeading } from "../../ui/heading";
import { PrintButton } from "../../ui/print-button";
import { Flags } from "../flags";
import { PlansSection } from "../plan/plans-section";
import { BackTo } from "../roster/roster-page";
import { useFormatGrant } from "../use-format-grant";
import { CompareSection } from "./compare-section";
import { MemberBreaks } from "./member-breaks";
import { asDashboard, type MemberData } from "./member-data";
import { MemberLengths } from "./member-lengths";
import { memberExportPath, memberSpanPath } from "./member-path";
import { MemberSessions } from "./member-sessions";
import { NotesSection } from "./notes-section";
import { MemberElsewhere } from "./outside-room";

/** A member as their coach may see them: what is granted first, then what it shows. */
export function MemberPage({ data }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const { page, view, whose, roomName } = data;
  const own = asDashboard(data);
  const spanWords = useFormatPeriod(view.today);
  const { completed, broken } = page.dashboard;
  const words = useFormatGrant()(page.grant, roomName);
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <header className="flex flex-col gap-4">
        <div>
          <BackTo href={`/rooms/${whose.slug}/coach`}>{t("back", { room: roomName })}</BackTo>
          <PageHeading
            sub={spanWords(view.period)}
            actions={
              <>
                <a
                  href={`${memberExportPath(whose, view.period, undefined, view.compare)}&format=json`}
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
          {t("sees")} {words.seen} {words.hidden} {t("looks", { name: page.name })}
        </p>
        <Headline data={own} />
        <PeriodNav
          params={view}
          pathOf={(period) => memberSpanPath(view, period)}
          hiddenFields={view.compare ? { cfrom: view.compare.from, cto: view.compare.to } : {}}
        />
      </header>
      <Flags flags={page.flags} />
      <Figures data={own} />
      {completed + broken === 0 && (
        <EmptyState title={t("none.title", { when: periodPhase(own.params) })}>
          {t("none.text", { when: periodPhase(own.params) })}
        </EmptyState>
      )}
      <div className="grid items-start gap-x-11 gap-y-10 lg:grid-cols-2">
        <StreakSection
          data={own}
          downloadPath={(days) => memberExportPath(whose, days, "streak")}
        />
        <CompareSection data={data} />
        {completed + broken > 0 && (
          <>
            <CompletionByActivity
              data={own}
              download={memberExportPath(whose, view.period, "activities")}
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
        download={memberExportPath(whose, view.period, "sessions")}
        roomName={roomName}
      />
      {page.grant.scope === "all" && <MemberElsewhere data={data} />}
    </div>
  );
}
