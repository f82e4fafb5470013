"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { SHARINGS } from "@/domain/room/sharing";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { CheckField } from "../../ui/field";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useOptimisticSetting } from "./use-optimistic-setting";

interface SharingChoiceProps {
  room: RoomSummary;
  /** Whether the room has a coach. Targets are shared with coaches separately. */
  hasCoach: boolean;
}

/** Chooses how much the room sees of the viewer's sessions in it. */
export function SharingChoice({ room, hasCoach }: SharingChoiceProps) {
  const t = useTranslations("room.settings");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const name = useId();
  const sharing = useOptimisticSetting(room.sharing, trpc.member.setSharing.mutationOptions());
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{t("sharing")}</legend>
      <p className="mt-1 mb-2 text-sm text-soft">{t("sharingHint")}</p>
      {sharing.error && <ErrorNotice>{formatFailure(sharing.error)}</ErrorNotice>}
      {SHARINGS.map((option) => (
        <label key={option} className="flex min-h-9 items-center gap-3">
          <input
            type="radio"
            name={name}
            className="size-4 accent-ink"
            checked={sharing.value === option}
            onChange={() => sharing.choose(option, { roomSlug: room.slug, sharing: option })}
          />
          {t("sharingName", { sharing: option })}
        </label>
      ))}
      {hasCoach && (
        <p className="mt-1 text-sm text-soft">
          {t.rich("sharingCoach", {
            link: (text) => (
              <Link href="/account/coaches" className="text-ink underline underline-offset-4">
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </fieldset>
  );
}

/** Whether the room sees until when the viewer's personal sessions run. */
export function BusyChoice({ room }: { room: RoomSummary }) {
  const t = useTranslations("room.settings");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const busy = useOptimisticSetting(room.showsBusy, trpc.member.setShowsBusy.mutationOptions());
  return (
    <div>
      {busy.error && <ErrorNotice>{formatFailure(busy.error)}</ErrorNotice>}
      <CheckField
        label={t("showsBusy")}
        hint={t("showsBusyHint")}
        checked={busy.value}
        onChange={({ currentTarget: { checked: showsBusy } }) =>
          busy.choose(showsBusy, { roomSlug: room.slug, showsBusy })
        }
      />
    </div>
  );
}
