import { useFormatter, useTranslations } from "next-intl";

interface CoachVisibilityProps {
  coaches: readonly string[];
  room: string;
}

/** One sentence before the join form. */
export function CoachVisibilitySummary({ coaches, room }: CoachVisibilityProps) {
  const t = useTranslations("coaching.invite");
  const names = useFormatter().list(coaches);
  return <p>{t("short", { count: coaches.length, names, room })}</p>;
}

/** What coaches will see of a member who joins as coached. */
export function CoachVisibility({ coaches, room }: CoachVisibilityProps) {
  const t = useTranslations("coaching.invite");
  const format = useFormatter();
  const names = format.list(coaches);
  return (
    <div className="mt-4">
      <h2 className="font-semibold">{t("title", { count: coaches.length, names })}</h2>
      <p className="mt-1 text-soft">{t("sees", { room })}</p>
      <p className="mt-1 text-soft">{t("hidden")}</p>
    </div>
  );
}
