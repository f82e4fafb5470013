"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { ErrorNotice } from "../ui/notice";
import type { RoomSummary } from "./room-data";
import { useOptimisticSetting } from "./settings/use-optimistic-setting";

interface AskBusyProps {
  room: RoomSummary;
  /** Nothing is asked during a session, or while nobody could see the answer. */
  isShown: boolean;
}

/** Asks a member once whether the room sees until when they are busy elsewhere. */
export default function AskBusy({ room, isShown }: AskBusyProps) {
  const t = useTranslations("room.askBusy");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const asks = useOptimisticSetting(room.asksBusy, trpc.member.setShowsBusy.mutationOptions());
  const answer = (showsBusy: boolean) => asks.choose(false, { roomSlug: room.slug, showsBusy });
  if (!asks.value || !isShown) return null;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border bg-surface px-4 py-3 text-sm sm:px-5"
    >
      {asks.error && <ErrorNotice>{formatFailure(asks.error)}</ErrorNotice>}
      <p className="me-auto">{t("question")}</p>
      <div className="flex gap-2">
        <Button size="small" disabled={asks.isPending} onClick={() => answer(true)}>
          {t("yes")}
        </Button>
        <Button size="small" disabled={asks.isPending} onClick={() => answer(false)}>
          {t("no")}
        </Button>
      </div>
    </section>
  );
}
