"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { CheckField } from "../../ui/check-field";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useHeldChoice } from "./use-optimistic-setting";

/** Whether this room sees until when a session of the viewer's own runs; a choice holds at once. */
export function BusyChoice({ room }: { room: RoomSummary }) {
  const t = useTranslations("room.settings");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const show = useHeldChoice(room.showsBusy, trpc.member.setShowsBusy.mutationOptions());
  return (
    <div>
      {show.error && <ErrorNotice>{failureText(show.error)}</ErrorNotice>}
      <CheckField
        label={t("showsBusy")}
        hint={t("showsBusyHint")}
        checked={show.chosen}
        onChange={({ currentTarget: { checked: showsBusy } }) =>
          show.choose(showsBusy, { roomSlug: room.slug, showsBusy })
        }
      />
    </div>
  );
}
