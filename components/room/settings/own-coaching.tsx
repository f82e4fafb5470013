"use client";

import { useTranslations } from "next-intl";
import { isCoach } from "@/domain/room/permissions";
import type { Seat } from "../../live/seat";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { ConfirmButton } from "../../ui/confirm-button";
import { SectionHeading } from "../../ui/heading";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useOptimisticSetting } from "./use-optimistic-setting";

/** Lets an owner start or stop coaching in the room. */
export function OwnCoaching({ room, seat }: { room: RoomSummary; seat: Seat }) {
  const t = useTranslations("coaching.ownCoaching");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const coaching = useOptimisticSetting(isCoach(seat), trpc.member.setCoaching.mutationOptions());
  const change = (alsoCoaches: boolean) =>
    coaching.choose(alsoCoaches, { roomSlug: room.slug, alsoCoaches });
  return (
    <section className="flex min-w-0 flex-col items-start gap-2">
      <SectionHeading>{t("title")}</SectionHeading>
      <p className="text-sm text-soft">{t(coaching.value ? "on" : "off")}</p>
      {room.isCoachingRoom && !coaching.value && (
        <p className="text-sm text-soft">{t("offSeen")}</p>
      )}
      {coaching.error && <ErrorNotice>{formatFailure(coaching.error)}</ErrorNotice>}
      {coaching.value ? (
        <ConfirmButton
          disabled={coaching.isPending}
          onConfirm={() => change(false)}
          texts={{
            label: t("stop"),
            means: t("means"),
            confirm: t("stopConfirm"),
            cancel: t("cancel"),
          }}
        />
      ) : (
        <Button size="small" disabled={coaching.isPending} onClick={() => change(true)}>
          {t("start")}
        </Button>
      )}
    </section>
  );
}
