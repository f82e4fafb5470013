import { useTranslations } from "next-intl";
import type { ElsewhereDay } from "@/domain/api/coach";
import { useFormatDate } from "../../format/use-format-date";
import { useFormatDuration } from "../../format/use-format-duration";
import { Card } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { FigureMenu } from "../../ui/page-menu";
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
    <Card
      title={t("title")}
      titleId="elsewhere"
      action={
        <FigureMenu
          formats={["csv"]}
          href={memberExportPath(member, { period: params.period, part: "elsewhere" })}
          title={t("title")}
        />
      }
      className="flex flex-col gap-3 print:block print:space-y-3 print:break-inside-auto"
    >
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
    </Card>
  );
}

/** Joins the shared texts of a day with semicolons. */
function useFormatTexts() {
  const tReason = useTranslations("session.reason");
  return ({ targets, reflections, reasons }: ElsewhereDay) =>
    [...targets, ...reflections, ...reasons.map((key) => tReason(key))].join("; ");
}
