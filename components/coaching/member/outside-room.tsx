import { useTranslations } from "next-intl";
import type { ElsewhereDay } from "@/domain/api/wire-coach";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { DataTable } from "../../ui/data-table";
import { SectionHeading } from "../../ui/heading";
import { CsvLink } from "./csv-link";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** What a member who shares all sessions ran outside the room: by day and activity, no more. */
export function MemberElsewhere({ data: { page, roomName, view, whose } }: { data: MemberData }) {
  const t = useTranslations("coach.member.elsewhere");
  const duration = useFormatDuration();
  const dateWords = useFormatDate();
  const words = useWords();
  const { elsewhere, grant, name } = page;
  const hasWords = grant.targets || grant.reflections || grant.reasons;
  return (
    <section
      aria-labelledby="elsewhere"
      className="flex flex-col gap-4 print:block print:space-y-3"
    >
      <SectionHeading
        id="elsewhere"
        action={
          <CsvLink path={memberExportPath(whose, view.period, "elsewhere")} title={t("title")} />
        }
      >
        {t("title")}
      </SectionHeading>
      <p className="break-after-avoid text-sm text-soft">
        {t("sentence", { count: elsewhere.length, name, room: roomName })}
      </p>
      {elsewhere.length > 0 && (
        <DataTable
          caption={t("title")}
          columns={[
            ...[t("day"), t("activity"), t("completed"), t("broken"), t("protected")],
            ...(hasWords ? [t("words")] : []),
          ]}
          rows={elsewhere.map((of) => ({
            key: `${of.date} ${of.activity.id}`,
            cells: [
              dateWords(of.date, { withYear: true }),
              ...[of.activity.name, of.completed, of.broken, duration(of.focusMinutes)],
              ...(hasWords ? [words(of)] : []),
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The words of a day that are granted, parted by semicolons. */
function useWords() {
  const reason = useTranslations("session.reason");
  return ({ targets, reflections, reasons }: ElsewhereDay) =>
    [...targets, ...reflections, ...reasons.map((one) => reason(one))].join("; ");
}
