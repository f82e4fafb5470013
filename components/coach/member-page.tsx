import { useTranslations } from "next-intl";
import { Figures } from "../dashboard/figures";
import { Headline } from "../dashboard/headline";
import { LosingSection } from "../dashboard/losing-section";
import { RangeNav } from "../dashboard/range-nav";
import { StreakSection } from "../dashboard/streak-section";
import { useSpanWords } from "../dashboard/use-span-words";
import { whenOf } from "../dashboard/view";
import { buttonLook } from "../ui/button";
import { classNames } from "../ui/class-names";
import { EmptyState } from "../ui/empty-state";
import { PageHeading } from "../ui/heading";
import { PrintButton } from "../ui/print-button";
import { CompareSection } from "./compare-section";
import { Flags } from "./flags";
import { MemberBreaks } from "./member-breaks";
import { asDashboard, type MemberData } from "./member-data";
import { MemberElsewhere } from "./member-elsewhere";
import { MemberLengths } from "./member-lengths";
import { memberExportPath, memberSpanPath } from "./member-path";
import { MemberSessions } from "./member-sessions";
import { NotesSection } from "./notes-section";
import { PlansSection } from "./plans-section";
import { BackTo } from "./register-page";
import { useGrantWords } from "./use-grant-words";

/** A member as their coach may see them: what is granted first, then what it shows. */
export function MemberPage({ data }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const { page, view, whose, roomName } = data;
  const own = asDashboard(data);
  const spanWords = useSpanWords(view.today);
  const { completed, broken } = page.dashboard;
  const words = useGrantWords()(page.grant, roomName);
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <header className="flex flex-col gap-4">
        <div>
          <BackTo href={`/rooms/${whose.slug}/coach`}>{t("back", { room: roomName })}</BackTo>
          <PageHeading
            sub={spanWords(view.span)}
            actions={
              <>
                <a
                  href={`${memberExportPath(whose, view.span, undefined, view.compare)}&format=json`}
                  download
                  aria-label={t("download")}
                  className={classNames(buttonLook({ size: "small" }), "print:hidden")}
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
        <RangeNav
          view={view}
          pathOf={(span) => memberSpanPath(view, span)}
          kept={view.compare ? { cfrom: view.compare.from, cto: view.compare.to } : {}}
        />
      </header>
      <Flags flags={page.flags} />
      <Figures data={own} />
      {completed + broken === 0 && (
        <EmptyState title={t("none.title", { when: whenOf(own.view) })}>
          {t("none.text", { when: whenOf(own.view) })}
        </EmptyState>
      )}
      <div className="grid items-start gap-x-11 gap-y-10 lg:grid-cols-2">
        <StreakSection data={own} exportOf={(days) => memberExportPath(whose, days, "streak")} />
        <CompareSection data={data} />
        {completed + broken > 0 && (
          <>
            <LosingSection data={own} download={memberExportPath(whose, view.span, "activities")} />
            <MemberLengths data={data} />
            <MemberBreaks data={data} />
          </>
        )}
        <PlansSection data={data} />
        <NotesSection data={data} />
      </div>
      <MemberSessions
        sessions={page.sessions}
        download={memberExportPath(whose, view.span, "sessions")}
        roomName={roomName}
      />
      {page.grant.scope === "all" && <MemberElsewhere data={data} />}
    </div>
  );
}
