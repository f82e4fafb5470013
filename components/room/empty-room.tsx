"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface EmptyRoomProps {
  isCoachingRoom: boolean;
  /** Null for whoever may make no link. */
  onInvite: (() => void) | null;
}

/** A room in which one sees nobody else: the first step is to send its link, if one may make it. */
export function EmptyRoom({ isCoachingRoom, onInvite }: EmptyRoomProps) {
  const t = useTranslations("room.empty");
  const practice = useTranslations("coach.practice");
  const text = isCoachingRoom
    ? practice(onInvite ? "first" : "alone")
    : t(onInvite ? "owner" : "member");
  return (
    <EmptyState
      title={isCoachingRoom && !onInvite ? practice("sub") : t("title")}
      action={onInvite && <Button onClick={onInvite}>{t("action")}</Button>}
    >
      {text}
    </EmptyState>
  );
}
