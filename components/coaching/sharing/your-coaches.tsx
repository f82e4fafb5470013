import { useTranslations } from "next-intl";
import type { CoachNote, CoachPlan } from "@/domain/api/coach-messages";
import type { AccessLogEntry, GrantToCoach, WeeklyAccess } from "@/domain/api/coach-sharing";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
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
      <Card title={t("grants")} className="flex flex-col gap-3">
        {grants.length === 0 && <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        {grants.map((grant) => (
          <GrantCard key={`${grant.roomSlug} ${grant.userId}`} granted={grant} />
        ))}
      </Card>
      {isRunning && <p className="text-soft">{t("waiting")}</p>}
      {plans.length > 0 && (
        <Card title={t("plans")} className="flex flex-col gap-3">
          <OwnPlans plans={plans} />
        </Card>
      )}
      {notes.length > 0 && (
        <Card title={t("notes")} className="flex flex-col gap-3">
          <OwnNotes notes={notes} />
        </Card>
      )}
      {(grants.length > 0 || accessLog.length > 0) && <AccessLog entries={accessLog} week={week} />}
    </>
  );
}
