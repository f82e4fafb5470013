import { useTranslations } from "next-intl";

/** Says how to get an invite link for other devices, on a page that was opened as localhost. */
export function LocalOnlyHint() {
  const t = useTranslations("room.invites");
  const address = `http://192.168.1.20${location.port && `:${location.port}`}`;
  return <p className="text-sm text-soft">{t("localOnly", { address })}</p>;
}
