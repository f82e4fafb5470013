import { useTranslations } from "next-intl";
import { CompletionByLength } from "../../dashboard/lengths/completion-by-length";
import { suggestedOf } from "../../dashboard/lengths/suggested-lengths";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** How often a member's sessions are kept by length, as far as their coach may see. */
export function MemberLengths({ data: { page, view, whose } }: { data: MemberData }) {
  const t = useTranslations("coach.member");
  const suggested = suggestedOf(page.sizing);
  return (
    <CompletionByLength
      title={t("lengthsTitle")}
      sentence={t("lengths", { count: suggested.length })}
      download={memberExportPath(whose, view.span, "lengths")}
      byLength={page.patterns.byLength}
      suggested={suggested}
      hue="none"
    />
  );
}
