"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormatFailure } from "../trpc/use-format-failure";
import { useRefreshingMutation } from "../trpc/use-refreshing-mutation";
import { Button } from "../ui/button";
import { SectionHeading } from "../ui/heading";
import { ErrorNotice } from "../ui/notice";
import type { RoomSummary } from "./room-data";

/** The confirmation disappears after this time. */
const SHOWN_MS = 20_000;

interface CoachAgreementProps {
  room: RoomSummary;
  /** Nothing is asked while the viewer is in a session. */
  isRunning: boolean;
}

/** Asks a person whom an owner made a coach of a coaching room whether members may see them. */
export default function CoachAgreement({ room, isRunning }: CoachAgreementProps) {
  const t = useTranslations("coaching.agreement");
  const formatFailure = useFormatFailure();
  const agree = useRefreshingMutation((client, roomSlug: string) =>
    client.member.agreeToBeSeen.mutate({ roomSlug }),
  );
  const hasAgreed = agree.isSuccess && !room.awaitsAgreement;
  const confirmation = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    if (hasAgreed) confirmation.current?.focus();
  }, [hasAgreed]);
  const { reset } = agree;
  useEffect(() => {
    if (!hasAgreed) return;
    const timer = setTimeout(reset, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [hasAgreed, reset]);

  if (hasAgreed) {
    return (
      <div
        ref={confirmation}
        tabIndex={-1}
        role="status"
        className="flex items-center justify-between gap-4 rounded-card border bg-surface px-4 py-2"
      >
        <p>{t("agreed")}</p>
        <Button tone="quiet" size="small" onClick={agree.reset}>
          {t("dismiss")}
        </Button>
      </div>
    );
  }
  if (!room.awaitsAgreement || isRunning) return null;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-col items-start gap-3 rounded-card border-[1.5px] border-ink bg-surface px-4 py-3 sm:px-5"
    >
      <SectionHeading>{t("title")}</SectionHeading>
      <p className="max-w-prose">
        {t("text", { sharing: room.sharing })} {room.showsBusy && t("busy")}
      </p>
      {agree.error && <ErrorNotice>{formatFailure(agree.error)}</ErrorNotice>}
      <Button aria-disabled={agree.isBusy} onClick={() => !agree.isBusy && agree.mutate(room.slug)}>
        {t("agree")}
      </Button>
      <p className="max-w-prose text-sm text-soft">{t("decline")}</p>
    </section>
  );
}
