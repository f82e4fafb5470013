"use client";

import { useTranslations } from "next-intl";
import type { Sharing } from "@/domain/room/sharing";
import { useFormatFailure } from "../trpc/use-format-failure";
import { useRefreshingMutation } from "../trpc/use-refreshing-mutation";
import { Button } from "../ui/button";
import { ErrorNotice } from "../ui/notice";

interface ComparisonProps {
  slug: string;
  isCompared: boolean;
  sharing: Sharing;
  isCoachingRoom: boolean;
}

/** Explains who appears on this page; the viewer can leave the comparison or join it again. */
export function Comparison({ slug, isCompared, sharing, isCoachingRoom }: ComparisonProps) {
  const t = useTranslations("roomDashboard.comparison");
  const formatFailure = useFormatFailure();
  const change = useRefreshingMutation((client, wanted: boolean) =>
    client.member.setCompared.mutate({ roomSlug: slug, isCompared: wanted }),
  );
  const isShownCompared = change.pending ?? isCompared;
  if (isCoachingRoom) return <p className="max-w-prose text-soft">{t("coachingRoom")}</p>;
  if (sharing === "presence") return <p className="max-w-prose text-soft">{t("presence")}</p>;
  return (
    <section
      aria-label={t("label")}
      className="flex flex-col items-start gap-3 rounded-card border bg-surface p-4 sm:p-5"
    >
      <p className="text-soft">{isShownCompared ? t("in") : t("out")}</p>
      {change.error && <ErrorNotice>{formatFailure(change.error)}</ErrorNotice>}
      <Button
        size="small"
        className="print:hidden"
        aria-disabled={change.isBusy}
        onClick={() => !change.isBusy && change.mutate(!isCompared)}
      >
        {isShownCompared ? t("leave") : t("join")}
      </Button>
    </section>
  );
}
