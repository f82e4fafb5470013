import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Role } from "@/domain/room/permissions";
import { EmptyState } from "../../ui/empty-state";
import { PageHeading } from "../../ui/heading";
import { PrintButton } from "../../ui/print-button";
import { Roster } from "./roster";
import type { RosterParams } from "./roster-params";
import type { RosterRow } from "./roster-row-data";

interface RosterPageProps {
  room: { slug: string; name: string; role: Role };
  rows: RosterRow[];
  asked: RosterParams;
}

/** The coach's one page: whom to talk to, and everybody else. */
export function RosterPage({ room, rows, asked }: RosterPageProps) {
  const t = useTranslations("coach.register");
  const flagged = rows.filter(({ flags }) => flags.length > 0).length;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <BackTo href={`/rooms/${room.slug}`}>{t("back")}</BackTo>
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
          actions={rows.length > 0 && <PrintButton size="small" />}
        >
          {t("title", { room: room.name })}
        </PageHeading>
        {rows.length > 0 && <p className="mt-1 text-sm text-soft print:hidden">{t("listed")}</p>}
      </div>
      {rows.length > 0 ? (
        <Roster slug={room.slug} rows={rows} asked={asked} />
      ) : (
        <EmptyState title={t("empty.title")}>
          <ol className="list-decimal ps-5">
            <li>{t("empty.invite", { role: room.role })}</li>
            <li>{t("empty.here")}</li>
          </ol>
          <p className="mt-3">{t("empty.then")}</p>
        </EmptyState>
      )}
    </div>
  );
}

/** The way back to where this page hangs. */
export function BackTo({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p className="print:hidden">
      <Link
        href={href}
        className="inline-flex min-h-6 items-center text-soft underline underline-offset-4 hover:text-ink"
      >
        {children}
      </Link>
    </p>
  );
}
