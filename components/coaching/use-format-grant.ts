import { useFormatter, useTranslations } from "next-intl";
import type { Grant } from "@/domain/coaching/grant";
import { useFormatDate } from "../format/use-format-date";

/** What a grant lets be seen, and what it does not, each as a sentence. */
export interface GrantWords {
  seen: string;
  hidden: string | null;
}

/** The parts of a session that are granted one by one. */
export const GRANTED_PARTS = ["targets", "reflections", "reasons"] as const;

/** Puts grants into words, for the member and the coach alike. */
export function useFormatGrant(): (grant: Grant, room: string) => GrantWords {
  const t = useTranslations("coach.grant");
  const format = useFormatter();
  const dateWords = useFormatDate();
  return (grant, room) => {
    const list = (parts: readonly (typeof GRANTED_PARTS)[number][]) =>
      format.list(parts.map((part) => t(`part.${part}`)));
    const granted = GRANTED_PARTS.filter((part) => grant[part]);
    const kept = GRANTED_PARTS.filter((part) => !grant[part]);
    const { scope, sinceDate } = grant;
    const sessions =
      sinceDate === null
        ? t(scope, { room })
        : t(`${scope}Since`, { room, day: dateWords(sinceDate, { withYear: true }) });
    return {
      seen: granted.length > 0 ? `${sessions} ${t("also", { parts: list(granted) })}` : sessions,
      hidden: kept.length > 0 ? t("hidden", { parts: list(kept) }) : null,
    };
  };
}
