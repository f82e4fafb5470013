"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { failureReason } from "../../trpc/failure";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { ErrorNotice } from "../../ui/notice";
import type { Starter } from "./use-start";

/** Why a start failed. A former member of its room reads how the membership ended. */
export function StartFailure({ starter }: { starter: Starter }) {
  const { failure, failedRoom } = starter;
  const t = useTranslations("home.room.gone");
  const formatFailure = useFormatFailure();
  const isRoomGone = failedRoom !== null && failureReason(failure) === "room_not_found";
  const former = useQuery({
    ...useTRPC().room.formerMembership.queryOptions({ slug: failedRoom ?? "" }),
    enabled: isRoomGone,
  });
  if (failure === null || (isRoomGone && former.isLoading)) return null;
  return (
    <ErrorNotice>
      {isRoomGone && former.data ? t(former.data.ended) : formatFailure(failure)}
    </ErrorNotice>
  );
}
