import { useTranslations } from "next-intl";
import { EmptyState } from "../../ui/empty-state";
import { SectionHeading } from "../../ui/heading";
import { OwnPlans } from "../plan/own-plans";
import { Looks } from "./access-log";
import { GrantCard } from "./grant-card";
import { OwnNotes } from "./own-notes";
import type { OwnCoaching } from "./sharing-data";

/** What one shares with coaches, what they sent, and when they looked. */
export function YourCoaches({ data }: { data: OwnCoaching }) {
  const t = useTranslations("coach.own");
  const { grants, plans, notes, looks, week, isRunning } = data;
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
      {(grants.length > 0 || looks.length > 0) && <Looks looks={looks} week={week} />}
    </>
  );
}
