"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { CheckField } from "../../ui/field";
import { ErrorNotice } from "../../ui/notice";
import type { RoomSummary } from "../room-data";
import { useOptimisticSetting } from "./use-optimistic-setting";

/** Lets an owner decide what every member may do. In a coaching room only coaches schedule. */
export function MemberRules({ room }: { room: RoomSummary }) {
  const t = useTranslations("room.settings");
  return (
    <>
      <MemberRule
        room={room}
        rule="membersInvite"
        hint={t(room.isCoachingRoom ? "membersInviteCoaching" : "membersInviteHint")}
      />
      {!room.isCoachingRoom && (
        <MemberRule room={room} rule="membersSchedule" hint={t("membersScheduleHint")} />
      )}
    </>
  );
}

interface MemberRuleProps {
  room: RoomSummary;
  rule: "membersInvite" | "membersSchedule";
  hint: string;
}

function MemberRule({ room, rule, hint }: MemberRuleProps) {
  const t = useTranslations("room.settings");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const setting = useOptimisticSetting(room[rule], trpc.room.update.mutationOptions());
  return (
    <div>
      {setting.error && <ErrorNotice>{formatFailure(setting.error)}</ErrorNotice>}
      <CheckField
        label={t(rule)}
        hint={hint}
        checked={setting.value}
        onChange={({ currentTarget: { checked } }) =>
          setting.choose(checked, { slug: room.slug, [rule]: checked })
        }
      />
    </div>
  );
}
