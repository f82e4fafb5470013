"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { ErrorNotice } from "../../ui/notice";
import { useInvalidateRoomList } from "../use-invalidate-room-list";

/**
 * Leaves the room after a confirmation. The consequences are shown beforehand, and the confirmation
 * appears at the other end of the row, so that a double click cannot leave.
 */
export function LeaveRoom({ slug, isAskedAtOnce }: { slug: string; isAskedAtOnce: boolean }) {
  const t = useTranslations("room.settings");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const invalidateRoomList = useInvalidateRoomList();
  const means = useId();
  const [isAsking, setIsAsking] = useState(isAskedAtOnce);
  const leave = useMutation(
    useTRPC().room.leave.mutationOptions({
      onSuccess: () => {
        void invalidateRoomList();
        router.push("/rooms");
      },
    }),
  );
  return (
    <section className="flex flex-col gap-3">
      <p id={means} className="text-sm text-soft">
        {t("leaveMeans")}
      </p>
      {leave.error && <ErrorNotice>{formatFailure(leave.error)}</ErrorNotice>}
      {isAsking ? (
        <div className="flex justify-between gap-2">
          <Button
            size="small"
            autoFocus
            className="min-w-40"
            aria-describedby={means}
            onClick={() => setIsAsking(false)}
          >
            {t("stay")}
          </Button>
          <Button
            size="small"
            tone="danger"
            disabled={leave.isPending || leave.isSuccess}
            onClick={() => leave.mutate({ slug })}
          >
            {t("leaveConfirm")}
          </Button>
        </div>
      ) : (
        <Button
          size="small"
          className="min-w-40 self-start"
          aria-describedby={means}
          onClick={() => setIsAsking(true)}
        >
          {t("leave")}
        </Button>
      )}
    </section>
  );
}
