"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { Sharing } from "@/domain/room/sharing";
import { useTRPC } from "../trpc/provider";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { ErrorNotice } from "../ui/notice";

interface ComparisonProps {
  slug: string;
  isCompared: boolean;
  sharing: Sharing;
  isCoachingRoom: boolean;
}

/** Who is seen here and why, and the way out of the comparison or into it. */
export function Comparison({ slug, isCompared, sharing, isCoachingRoom }: ComparisonProps) {
  const t = useTranslations("roomDashboard.comparison");
  const failureText = useFailureText();
  const router = useRouter();
  const [isRenewing, renew] = useTransition();
  const change = useMutation(
    useTRPC().member.setCompared.mutationOptions({
      onSuccess: () => renew(() => router.refresh()),
    }),
  );
  const isBusy = change.isPending || isRenewing;
  if (isCoachingRoom) return <p className="max-w-prose text-soft">{t("practice")}</p>;
  return (
    <section aria-label={t("label")} className="flex max-w-prose flex-col items-start gap-3">
      <p className="text-soft">
        {isCompared ? t("in") : t("out")} {isCompared && t("activities", { sharing })}
      </p>
      {change.error && <ErrorNotice>{failureText(change.error)}</ErrorNotice>}
      <Button
        size="small"
        className="print:hidden"
        aria-disabled={isBusy}
        onClick={() => !isBusy && change.mutate({ roomSlug: slug, isCompared: !isCompared })}
      >
        {isCompared ? t("leave") : t("join")}
      </Button>
    </section>
  );
}
