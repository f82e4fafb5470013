"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { CheckField } from "../../ui/field";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useOptimisticSetting } from "./use-optimistic-setting";

/** Lets an owner decide whether every member may invite. */
export function InviteRule({ room }: { room: RoomSummary }) {
  const t = useTranslations("room.settings");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const rule = useOptimisticSetting(room.membersInvite, trpc.room.update.mutationOptions());
  return (
    <div>
      {rule.error && <ErrorNotice>{formatFailure(rule.error)}</ErrorNotice>}
      <CheckField
        label={t("membersInvite")}
        hint={t(room.isCoachingRoom ? "membersInviteCoaching" : "membersInviteHint")}
        checked={rule.value}
        onChange={({ currentTarget: { checked: membersInvite } }) =>
          rule.choose(membersInvite, { slug: room.slug, membersInvite })
        }
      />
    </div>
  );
}
