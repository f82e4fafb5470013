import { useTranslations } from "next-intl";
import type { CoachNote, CoachPlan } from "@/domain/api/coach-messages";
import type { AccessLogEntry, GrantToCoach, WeeklyAccess } from "@/domain/api/coach-sharing";
import { EmptyState } from "../../ui/empty-state";
import { SectionHeading } from "../../ui/heading";
import { OwnPlans } from "../plan/own-plans";
import { AccessLog } from "./access-log";
import { GrantCard } from "./grant-card";
import { OwnNotes } from "./own-notes";

/** Everything the page shows, as the server rendered it. */
interface OwnCoachingData {
  grants: GrantToCoach[];
  plans: CoachPlan[];
  notes: CoachNote[];
  accessLog: AccessLogEntry[];
  week: WeeklyAccess[];
  /** While a session runs, notes and open plans wait. */
  isRunning: boolean;
}

/** The sharing with each coach, messages from coaches, and their access log. */
export function YourCoaches({ data }: { data: OwnCoachingData }) {
  const t = useTranslations("coaching.sharing");
  const { grants, plans, notes, accessLog, week, isRunning } = data;
  return (
    <>
      <section aria-labelledby="grants" className="flex flex-col gap-4">
        <SectionHeading id="grants">{t("grants")}</SectionHeading>
        {grants.length === 0 && <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        {grants.map((grant) => (
          <GrantCard key={`${grant.roomSlug} ${grant.userId}`} granted={grant} />
        ))}
      </section>
      {isRunning && <p className="text-soft">{t("waiting")}</p>}
      {plans.length > 0 && (
        <section aria-labelledby="plans" className="flex flex-col gap-2">
          <SectionHeading id="plans">{t("plans")}</SectionHeading>
          <OwnPlans plans={plans} />
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="notes" className="flex flex-col gap-2">
          <SectionHeading id="notes">{t("notes")}</SectionHeading>
          <OwnNotes notes={notes} />
        </section>
      )}
      {(grants.length > 0 || accessLog.length > 0) && <AccessLog entries={accessLog} week={week} />}
    </>
  );
}
