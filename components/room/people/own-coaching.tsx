"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Seat } from "@/domain/api/wire";
import { isCoach } from "@/domain/room/permissions";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { ConfirmButton } from "../../ui/confirm-button";
import { SectionHeading } from "../../ui/heading";
import { ErrorNotice } from "../../ui/notice";

/** For an owner: to coach in the room as well, and to stop. The seat follows by the stream. */
export function OwnCoaching({ slug, seat }: { slug: string; seat: Seat }) {
  const t = useTranslations("coach.also");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const set = useMutation(trpc.member.setCoaching.mutationOptions());
  const change = (alsoCoaches: boolean) => set.mutate({ roomSlug: slug, alsoCoaches });
  const coaches = isCoach(seat);
  return (
    <section className="flex min-w-0 flex-col items-start gap-2">
      <SectionHeading>{t("title")}</SectionHeading>
      <p className="text-sm text-soft">{t(coaches ? "on" : "off")}</p>
      {set.error && <ErrorNotice>{failureText(set.error)}</ErrorNotice>}
      {coaches ? (
        <ConfirmButton
          disabled={set.isPending}
          onConfirm={() => change(false)}
          texts={{
            label: t("stop"),
            means: t("means"),
            confirm: t("sure"),
            cancel: t("keep"),
          }}
        />
      ) : (
        <Button size="small" disabled={set.isPending} onClick={() => change(true)}>
          {t("start")}
        </Button>
      )}
    </section>
  );
}
