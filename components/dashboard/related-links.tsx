import Link from "next/link";
import { useTranslations } from "next-intl";
import { historyPath } from "../history/history-filter";
import { weekPath } from "../weekly-review/week-path";
import { exportPath } from "./export-path";
import type { View } from "./period/dashboard-params";

/** Where the same days are told otherwise: session by session, as a review, as one file. */
export function Further({ view }: { view: View }) {
  const t = useTranslations("dashboard.further");
  const { span, kind, activityId } = view;
  const look = "inline-flex min-h-6 items-center underline underline-offset-4 hover:text-ink";
  const filter = { ...span, ...(activityId && { activityId }) };
  return (
    <nav aria-label={t("label")} className="text-soft print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        <li>
          <Link href={historyPath(filter)} prefetch={false} className={look}>
            {t("record")}
          </Link>
        </li>
        {kind === "week" && span.from <= view.today && (
          <li>
            <Link href={weekPath(span.from)} prefetch={false} className={look}>
              {t("week")}
            </Link>
          </li>
        )}
        <li>
          <a href={`${exportPath(view)}&format=json`} download className={look}>
            {t("json")}
          </a>
        </li>
      </ul>
    </nav>
  );
}
