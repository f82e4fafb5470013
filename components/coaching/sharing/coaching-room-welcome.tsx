import { useFormatter, useTranslations } from "next-intl";

/** Before joining a practice: who coaches in it, and in words who will see whom. */
export function CoachingRoomWelcome({
  coaches,
  isCoach,
}: {
  coaches: readonly string[];
  isCoach: boolean;
}) {
  const t = useTranslations("coach.practice");
  const format = useFormatter();
  const count = coaches.length;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("coaches", { count, names: format.list(coaches) })}</h2>
      <p>{isCoach ? t("joinAsCoach") : t("join", { count })}</p>
    </section>
  );
}
