"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Attendance } from "@/domain/api/group-session";
import { ATTENDANCE_STATUSES } from "@/domain/group-session/start-rules";
import { useFormatInstant } from "../format/use-format-instant";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Dialog } from "../ui/dialog";
import { Problem } from "../ui/problem";

/** Who was at the last group sessions, for those who take part. Loaded when opened. */
export default function AttendanceDialog({
  roomSlug,
  onClose,
}: {
  roomSlug: string;
  onClose: () => void;
}) {
  const t = useTranslations("groupSession.attendance");
  const tCard = useTranslations("groupSession");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.groupSession.attendance.queryOptions({ roomSlug }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("seenBy")}
      closeLabel={tCard("close")}
    >
      {error && <Problem>{formatFailure(error)}</Problem>}
      {data?.length === 0 && <p>{t("empty")}</p>}
      <ul className="divide-y">
        {data?.map((occurrence) => (
          <Occurrence key={`${occurrence.id} ${occurrence.date}`} occurrence={occurrence} />
        ))}
      </ul>
    </Dialog>
  );
}

function Occurrence({ occurrence: { startsAt, title, people } }: { occurrence: Attendance }) {
  const t = useTranslations("groupSession");
  const format = useFormatInstant();
  return (
    <li className="flex flex-col gap-1 py-3 first:pt-0">
      <h3 className="font-semibold tabular-nums">
        {t("when", { day: format.day(startsAt), time: format.time(startsAt) })}
        {title && (
          <span className="font-normal text-soft">
            {" · "}
            <bdi>{title}</bdi>
          </span>
        )}
      </h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {ATTENDANCE_STATUSES.map((status) => {
          const names = people.filter((one) => one.status === status);
          if (names.length === 0) return null;
          return (
            <div key={status} className="col-span-full grid grid-cols-subgrid">
              <dt className="text-soft">{t("attendance.status", { status })}</dt>
              <dd>
                {names.map(({ userId, name }, index) => (
                  <span key={userId}>
                    {index > 0 && ", "}
                    <bdi translate="no">{name}</bdi>
                  </span>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}
