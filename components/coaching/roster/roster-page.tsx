import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Role } from "@/domain/room/permissions";
import { BackLink } from "../../ui/back-link";
import { EmptyState } from "../../ui/empty-state";
import { PageHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { Roster } from "./roster";
import type { RosterRowData } from "./roster-row-data";

interface RosterPageProps {
  room: { slug: string; name: string; role: Role; awaitsAgreement: boolean };
  rows: RosterRowData[];
}

/** The coach's overview: how many members need a talk, and everyone who shares. */
export function RosterPage({ room, rows }: RosterPageProps) {
  const t = useTranslations("coaching.roster");
  const flagged = rows.filter(({ flags }) => flags.length > 0).length;
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
      <div>
        <BackLink href={`/rooms/${room.slug}`}>{t("back")}</BackLink>
        <PageHeading
          sub={
            rows.length > 0 && (
              <>
                <strong className="font-semibold text-ink">{t("toTalkTo", { flagged })}</strong>
                {" · "}
                {t("sharing", { count: rows.length })}
              </>
            )
          }
        >
          <IsolatedText>{t("title", { room: isolate(room.name) })}</IsolatedText>
        </PageHeading>
        {rows.length > 0 && <p className="mt-1 text-sm text-soft print:hidden">{t("listed")}</p>}
      </div>
      {rows.length > 0 ? (
        <Roster slug={room.slug} rows={rows} />
      ) : (
        <EmptyState title={t("empty.title")}>
          {room.awaitsAgreement ? (
            <p>
              {t.rich("empty.afterAgreement", {
                link: (text) => (
                  <Link
                    href={`/rooms/${room.slug}`}
                    className="text-ink underline underline-offset-4"
                  >
                    {text}
                  </Link>
                ),
              })}
            </p>
          ) : (
            <ol className="list-decimal ps-5">
              <li>{t("empty.invite", { role: room.role })}</li>
              <li>{t("empty.here")}</li>
            </ol>
          )}
          <p className="mt-3">{t("empty.then")}</p>
        </EmptyState>
      )}
    </div>
  );
}
