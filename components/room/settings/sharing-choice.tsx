"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { SHARINGS } from "@/domain/room/sharing";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useHeldChoice } from "./use-optimistic-setting";

interface SharingChoiceProps {
  room: RoomSummary;
  /** Whether somebody coaches there, to whom targets are another choice. */
  hasCoach: boolean;
}

/** What this room sees of the viewer's sessions; a choice holds at once. */
export function SharingChoice({ room, hasCoach }: SharingChoiceProps) {
  const t = useTranslations("room.settings");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const name = useId();
  const share = useHeldChoice(room.sharing, trpc.member.setSharing.mutationOptions());
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{t("sharing")}</legend>
      <p className="mt-1 mb-2 text-sm text-soft">{t("sharingHint")}</p>
      {share.error && <ErrorNotice>{failureText(share.error)}</ErrorNotice>}
      {SHARINGS.map((sharing) => (
        <label key={sharing} className="flex min-h-9 items-center gap-3">
          <input
            type="radio"
            name={name}
            className="size-4 accent-ink"
            checked={share.chosen === sharing}
            onChange={() => share.choose(sharing, { roomSlug: room.slug, sharing })}
          />
          {t("sharingName", { sharing })}
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
