"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ensureGuest } from "../account/sign-in/ensure-guest";
import { serverClock } from "../live/server-clock";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Dialog } from "../ui/dialog";
import { ErrorNotice } from "../ui/notice";
import { ActivityRow } from "./activity-row";
import { ArchivedActivities } from "./archived-activities";
import { NewActivity } from "./new-activity";
import { useActivityChange } from "./use-activity-change";

/** All of the user's activities: create, rename, recolour, archive, merge. */
export function ActivitiesDialog({
  isSignedIn,
  onClose,
}: {
  isSignedIn: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("activity");
  const trpc = useTRPC();
  const formatFailure = useFormatFailure();
  const guest = useGuest(isSignedIn);
  const list = useQuery({ ...trpc.activity.list.queryOptions(), enabled: guest.isReady });
  const archive = useArchive();
  const [openId, setOpenId] = useState<string | null>(null);
  const all = list.data ?? [];
  const available = all.filter(({ archivedAt }) => archivedAt === null);
  const failure = guest.failure ?? list.error ?? archive.error;

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("description")}
      closeLabel={t("close")}
    >
      <div className="flex flex-col gap-6">
        {failure !== null && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
        <ul className="divide-y border-y">
          {available.map((activity) => (
            <ActivityRow
              key={activity.id}
              activity={activity}
              others={available.filter(
                ({ id, isRest }) => id !== activity.id && isRest === activity.isRest,
              )}
              isOpen={openId === activity.id}
              onToggle={() => setOpenId(openId === activity.id ? null : activity.id)}
              onArchive={() => archive.mutate({ id: activity.id, isArchived: true })}
            />
          ))}
        </ul>
        {list.data && <NewActivity />}
        <ArchivedActivities
          activities={all.filter(({ archivedAt }) => archivedAt !== null)}
          onRestore={(id) => archive.mutate({ id, isArchived: false })}
        />
      </div>
    </Dialog>
  );
}

/** Archives and restores an activity. The dialog shows the error, because the row moves away. */
function useArchive() {
  return useActivityChange(
    (api, input: { id: string; isArchived: boolean }) => api.archive.mutate(input),
    (list, { id, isArchived }) => {
      const archivedAt = isArchived ? new Date(serverClock.now()).toISOString() : null;
      return list.map((activity) => (activity.id === id ? { ...activity, archivedAt } : activity));
    },
  );
}

/** Makes a visitor without an account a guest, because managing activities needs an account. */
function useGuest(isSignedIn: boolean) {
  const [isReady, setIsReady] = useState(isSignedIn);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (isReady) return;
    ensureGuest().then(() => setIsReady(true), setFailure);
  }, [isReady]);
  return { isReady, failure };
}
