"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CoachNote, CoachPlan } from "@/domain/api/coach-messages";
import { SectionHeading } from "../../ui/heading";
import { OwnPlans } from "../plan/own-plans";
import { OwnNotes } from "./own-notes";

interface CoachMessagesSectionProps {
  notes: readonly CoachNote[];
  plans: readonly CoachPlan[];
  onAnswered: (id: string) => void;
}

/** Coaches' notes and suggested plans, with a link to all of them. */
export default function CoachMessagesSection({
  notes,
  plans,
  onAnswered,
}: CoachMessagesSectionProps) {
  const t = useTranslations("coaching.messages");
  return (
    <section
      aria-labelledby="coach-messages"
      className="flex flex-col gap-3 [&>ul+ul]:-mt-3 [&>ul+ul]:border-t-0"
    >
      <SectionHeading
        id="coach-messages"
        action={
          <Link
            href="/account/coaches"
            className="inline-flex min-h-6 items-center text-sm whitespace-nowrap text-soft underline underline-offset-4 hover:text-ink"
          >
            {t("all")}
          </Link>
        }
      >
        {t("title")}
      </SectionHeading>
      {notes.length > 0 && <OwnNotes notes={notes} />}
      {plans.length > 0 && <OwnPlans plans={plans} onAnswered={onAnswered} />}
    </section>
  );
}
