"use client";

import { useTranslations } from "next-intl";
import { useFormatFailure } from "../trpc/use-format-failure";
import { useRefreshingMutation } from "../trpc/use-refreshing-mutation";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ErrorNotice } from "../ui/notice";
import type { RoomSummary } from "./room-data";

interface OwnerNoticeProps {
  room: RoomSummary;
  /** Nothing is shown while the viewer is in a session. */
  isRunning: boolean;
}

/** Shown once to a member who became an owner of the room without doing it themselves. */
export default function OwnerNotice({ room, isRunning }: OwnerNoticeProps) {
  const t = useTranslations("room.newOwner");
  const formatFailure = useFormatFailure();
  const dismiss = useRefreshingMutation((client, roomSlug: string) =>
    client.member.dismissOwnerNotice.mutate({ roomSlug }),
  );
  if (!room.isNewOwner || isRunning || dismiss.isSuccess) return null;
  return (
    <Card title={t("title")} className="flex flex-col items-start gap-3">
      <p className="max-w-prose">{t("text")}</p>
      {dismiss.error && <ErrorNotice>{formatFailure(dismiss.error)}</ErrorNotice>}
      <Button
        aria-disabled={dismiss.isBusy}
        onClick={() => !dismiss.isBusy && dismiss.mutate(room.slug)}
      >
        {t("dismiss")}
      </Button>
    </Card>
  );
}
