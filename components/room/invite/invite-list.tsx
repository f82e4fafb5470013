"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Outputs } from "@/server/trpc/root";
import { useFormatInstant } from "../../format/use-format-instant";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { SectionHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { ErrorNotice } from "../../ui/notice";

type Invite = Outputs["invite"]["list"][number];

interface InviteListProps {
  slug: string;
  /** Owners see the links of all members, and who created them. */
  isOwner: boolean;
  onRevoked: (id: string) => void;
}

/** The links that are still valid, each with a button to revoke it. */
export function InviteList({ slug, isOwner, onRevoked }: InviteListProps) {
  const t = useTranslations("room.invites");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const invites = useQuery(trpc.invite.list.queryOptions({ roomSlug: slug }));
  const revoke = useMutation(
    trpc.invite.revoke.mutationOptions({
      onSuccess: (_, { id }) => {
        onRevoked(id);
        return refreshQueries(queryClient, trpc.invite.list.pathFilter());
      },
    }),
  );
  const failure = revoke.error ?? invites.error;
  const open = invites.data?.filter((invite) => invite.isOpen) ?? [];
  if (open.length === 0 && !failure) return null;
  return (
    <section className="flex flex-col gap-2">
      <SectionHeading>{t(isOwner ? "active" : "own")}</SectionHeading>
      {failure && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
      <ul>
        {open.map((invite) => (
          <li key={invite.id} className="flex items-center justify-between gap-4 border-t py-2">
            <InviteDetails invite={invite} isOwner={isOwner} />
            <Button
              size="small"
              className="shrink-0"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ roomSlug: slug, id: invite.id })}
            >
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InviteDetails({ invite, isOwner }: { invite: Invite; isOwner: boolean }) {
  const t = useTranslations("room.invites");
  const tInvite = useTranslations("coaching.invite");
  const format = useFormatInstant();
  const { createdBy } = invite;
  const day = format.day(invite.createdAt);
  const parts = [
    isOwner && createdBy !== null
      ? t("createdBy", { day, name: isolate(createdBy) })
      : t("created", { day }),
    invite.expiresAt ? t("expires", { day: format.day(invite.expiresAt) }) : t("noEnd"),
    invite.maxUses === null
      ? t("used", { uses: invite.uses })
      : t("usedOf", { uses: invite.uses, max: invite.maxUses }),
  ];
  return (
    <div className="min-w-0 text-sm">
      <p className="font-semibold">
        {tInvite("kind", { kind: invite.isCoached ? "coached" : invite.role })}
      </p>
      <p className="flex flex-wrap gap-x-4 text-soft tabular-nums">
        {parts.map((part) => (
          <span key={part}>
            <IsolatedText>{part}</IsolatedText>
          </span>
        ))}
      </p>
    </div>
  );
}
