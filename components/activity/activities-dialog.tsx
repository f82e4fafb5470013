"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ensureGuest } from "../account/sign-in/ensure-guest";
import { useTRPC } from "../trpc/provider";
import { useFailureText } from "../trpc/use-failure-text";
import { Dialog } from "../ui/dialog";
import { ErrorNotice } from "../ui/notice";
import { ActivityRow } from "./activity-row";
import { ArchivedActivities } from "./archived-activities";
import { NewActivity } from "./new-activity";

/** All of a person's activities: make, rename, recolour, put away, merge. */
export function ActivitiesDialog({
  isSignedIn,
  onClose,
}: {
  isSignedIn: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("activity");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const guest = useGuest(isSignedIn);
  const list = useQuery({ ...trpc.activity.list.queryOptions(), enabled: guest.isReady });
  const [openId, setOpenId] = useState<string | null>(null);
  const all = list.data ?? [];
  const atHand = all.filter(({ archivedAt }) => archivedAt === null);
  const failure = guest.failure ?? list.error;

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t("description")}
      closeLabel={t("close")}
    >
      <div className="flex flex-col gap-6">
        {failure !== null && <ErrorNotice>{failureText(failure)}</ErrorNotice>}
        <ul className="divide-y border-y">
          {atHand.map((activity) => (
            <ActivityRow
              key={activity.id}
              activity={activity}
              others={atHand.filter(
                ({ id, isRest }) => id !== activity.id && isRest === activity.isRest,
              )}
              isOpen={openId === activity.id}
              onToggle={() => setOpenId(openId === activity.id ? null : activity.id)}
            />
          ))}
        </ul>
        {list.data && <NewActivity />}
        <ArchivedActivities activities={all.filter(({ archivedAt }) => archivedAt !== null)} />
      </div>
    </Dialog>
  );
}

/** Arranging one's activities is an act: somebody without an account becomes a guest by it. */
function useGuest(isSignedIn: boolean) {
  const [isReady, setIsReady] = useState(isSignedIn);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (isReady) return;
    ensureGuest().then(() => setIsReady(true), setFailure);
  }, [isReady]);
  return { isReady, failure };
}
