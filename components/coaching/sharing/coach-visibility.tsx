import { useFormatter, useTranslations } from "next-intl";

interface InviteSeesProps {
  coaches: readonly string[];
  room: string;
}

/** The short of it: one sentence before the seat. */
export function CoachVisibilityShort({ coaches, room }: InviteSeesProps) {
  const t = useTranslations("coach.invite");
  const names = useFormatter().list(coaches);
  return <p>{t("short", { count: coaches.length, names, room })}</p>;
}

/** What joining as a coached member lets coaches see, said before it is done. */
export function CoachVisibility({ coaches, room }: InviteSeesProps) {
  const t = useTranslations("coach.invite");
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
