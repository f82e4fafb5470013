import { useFormatter, useTranslations } from "next-intl";
import type { Grant } from "@/domain/coaching/grant";
import { useFormatDate } from "../format/use-format-date";

/** The parts of a session that a member shares one by one. */
export const GRANTED_PARTS = ["targets", "reflections", "reasons"] as const;

/** Formats the shared and the hidden data of a grant: `hidden` is null when all is shared. */
export function useFormatGrant(): (
  grant: Grant,
  room: string,
) => { seen: string; hidden: string | null } {
  const t = useTranslations("coaching.grant");
  const format = useFormatter();
  const formatDate = useFormatDate();
  return (grant, room) => {
    const list = (
      parts: readonly (typeof GRANTED_PARTS)[number][],
      type: "conjunction" | "disjunction" = "conjunction",
    ) =>
      format.list(
        parts.map((part) => t(`part.${part}`)),
        { type },
      );
    const shared = GRANTED_PARTS.filter((part) => grant[part]);
    const hidden = GRANTED_PARTS.filter((part) => !grant[part]);
    const { scope, sinceDate } = grant;
    const sessions =
      sinceDate === null
        ? t(scope, { room })
        : t(`${scope}Since`, { room, day: formatDate(sinceDate, { withYear: true }) });
    return {
      seen: shared.length > 0 ? `${sessions} ${t("also", { parts: list(shared) })}` : sessions,
      hidden: hidden.length > 0 ? t("hidden", { parts: list(hidden, "disjunction") }) : null,
    };
  };
}
