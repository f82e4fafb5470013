import { useTranslations } from "next-intl";

/** Formats whole minutes: "45 min", "2 h", "6 h 5 min", "12,008 h 30 min". */
export function useFormatDuration(): (minutes: number) => string {
  const t = useTranslations("format.duration");
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return t("minutes", { minutes });
    return rest === 0 ? t("hours", { hours }) : t("both", { hours, minutes: rest });
  };
}
