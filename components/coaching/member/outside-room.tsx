import { useTranslations } from "next-intl";
import type { ElsewhereDay } from "@/domain/api/coach";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { DataTable } from "../../ui/data-table";
import { SectionHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { CsvLink } from "./csv-link";
import type { MemberData } from "./member-data";
import { memberExportPath } from "./member-path";

/** Sessions outside the room of a member who shares all: only totals by day and activity. */
export function OutsideRoom({ data: { page, roomName, params, member } }: { data: MemberData }) {
  const t = useTranslations("coaching.member.outsideRoom");
  const formatDuration = useFormatDuration();
  const formatDate = useFormatDate();
  const formatTexts = useFormatTexts();
  const { elsewhere, grant, name } = page;
  const hasTexts = grant.targets || grant.reflections || grant.reasons;
  return (
    <section
      aria-labelledby="elsewhere"
      className="flex flex-col gap-4 print:block print:space-y-3"
    >
      <SectionHeading
        id="elsewhere"
        action={
          <CsvLink
            path={memberExportPath(member, { period: params.period, part: "elsewhere" })}
            title={t("title")}
          />
        }
      >
        {t("title")}
      </SectionHeading>
      <p className="break-after-avoid text-sm text-soft">
        <IsolatedText>
          {t("sentence", {
            count: elsewhere.length,
            name: isolate(name),
            room: isolate(roomName),
          })}
        </IsolatedText>
      </p>
      {elsewhere.length > 0 && (
        <DataTable
          caption={t("title")}
          columns={[
            ...[t("day"), t("activity"), t("completed"), t("broken"), t("focusTime")],
            ...(hasTexts ? [t("details")] : []),
          ]}
          rows={elsewhere.map((of) => ({
            key: `${of.date} ${of.activity.id}`,
            cells: [
              formatDate(of.date, { withYear: true }),
              ...[
                isolate(of.activity.name),
                of.completed,
                of.broken,
                formatDuration(of.focusMinutes),
              ],
              ...(hasTexts ? [formatTexts(of)] : []),
            ],
          }))}
        />
      )}
    </section>
  );
}

/** Joins the shared texts of a day with semicolons. */
function useFormatTexts() {
  const tReason = useTranslations("session.reason");
  return ({ targets, reflections, reasons }: ElsewhereDay) =>
    [...targets, ...reflections, ...reasons.map((key) => tReason(key))].join("; ");
}
