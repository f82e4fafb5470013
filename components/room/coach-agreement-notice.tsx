"use client";

import { useTranslations } from "next-intl";
import { useFormatFailure } from "../trpc/use-format-failure";
import { useRefreshingMutation } from "../trpc/use-refreshing-mutation";
import { Button } from "../ui/button";
import { SectionHeading } from "../ui/heading";
import { ErrorNotice } from "../ui/notice";
import type { RoomSummary } from "./room-data";

/** Asks a person whom an owner made a coach of a coaching room whether members may see them. */
export function CoachAgreementNotice({ room }: { room: RoomSummary }) {
  const t = useTranslations("coaching.agreement");
  const formatFailure = useFormatFailure();
  const agree = useRefreshingMutation((client, roomSlug: string) =>
    client.member.agreeToBeSeen.mutate({ roomSlug }),
  );
  return (
    <section
      aria-label={t("title")}
      className="flex flex-col items-start gap-3 rounded border border-ink px-4 py-3"
    >
      <SectionHeading>{t("title")}</SectionHeading>
      <p className="max-w-prose">
        {t("text", { sharing: room.sharing })} {room.showsBusy && t("busy")}
      </p>
      {agree.error && <ErrorNotice>{formatFailure(agree.error)}</ErrorNotice>}
      <Button aria-disabled={agree.isBusy} onClick={() => !agree.isBusy && agree.mutate(room.slug)}>
        {t("agree")}
      </Button>
    </section>
  );
}
