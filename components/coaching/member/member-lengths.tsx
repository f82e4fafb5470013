import { useTranslations } from "next-intl";
import { CompletionByLength, withSuggestion } from "../../dashboard/lengths/completion-by-length";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** How often a member's sessions are kept by length, as far as their coach may see. */
export function MemberLengths({ data: { page, view, whose } }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const suggested = withSuggestion(page.sizing);
  return (
    <CompletionByLength
      title={t("lengthsTitle")}
      sentence={t("lengths", { count: suggested.length })}
      download={memberExportPath(whose, view.period, "lengths")}
      byLength={page.patterns.byLength}
      suggested={suggested}
      hue="none"
    />
  );
}
