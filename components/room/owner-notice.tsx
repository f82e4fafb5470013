"use client";

import { useTranslations } from "next-intl";
import { useRefreshingMutation } from "../trpc/use-refreshing-mutation";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import type { RoomSummary } from "./room-data";

interface OwnerNoticeProps {
  room: RoomSummary;
  /** Nothing is shown while the viewer is in a session. */
  isRunning: boolean;
}

/** Tells a member once that they own the room now, when they did not make themselves an owner. */
export default function OwnerNotice({ room, isRunning }: OwnerNoticeProps) {
  const t = useTranslations("room.newOwner");
  const dismiss = useRefreshingMutation((client, roomSlug: string) =>
    client.member.dismissOwnerNotice.mutate({ roomSlug }),
  );
  if (!room.isNewOwner || isRunning || dismiss.isSuccess) return null;
  return (
    <Card title={t("title")} className="flex flex-col items-start gap-3">
      <p className="max-w-prose">{t("text")}</p>
      <Button aria-disabled={dismiss.isBusy} onClick={() => dismiss.mutate(room.slug)}>
        {t("dismiss")}
      </Button>
    </Card>
  );
}
