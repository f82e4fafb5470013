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
    const list = (
      parts: readonly (typeof GRANTED_PARTS)[number][],
      type: "conjunction" | "disjunction" = "conjunction",
    ) =>
      format.list(
        parts.map((part) => t(`part.${part}`)),
        { type },
      );
    const granted = GRANTED_PARTS.filter((part) => grant[part]);
    const kept = GRANTED_PARTS.filter((part) => !grant[part]);
    return {
      seen: t("seen", {
        scope: grant.scope,
        room,
        count: granted.length,
        parts: list(granted),
        since: grant.sinceDate === null ? "always" : "day",
        day: grant.sinceDate === null ? "" : dateWords(grant.sinceDate, { withYear: true }),
      }),
      hidden: kept.length > 0 ? t("hidden", { parts: list(kept, "disjunction") }) : null,
    };
  };
}
