"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Seat } from "../../live/seat";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { ConfirmButton } from "../../ui/confirm-button";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { Problem } from "../../ui/problem";
import type { RoomSummary } from "../room-data";
import { useOptimisticSetting } from "../settings/use-optimistic-setting";
import { RoleSelect } from "./role-select";

/** The listed data of a member, without their session and their presence. */
export type ListedMember = Pick<Seat, "userId" | "name" | "role" | "alsoCoaches"> & {
  /** A coach who has not agreed yet, so other members do not see them. */
  awaitsAgreement?: boolean;
};

interface MemberRowProps {
  room: RoomSummary;
  person: ListedMember;
  /** When they joined, to distinguish members of the same name. */
  joined: string | null;
  isViewer: boolean;
  /** Whether the viewer can change roles and remove members. */
  isOwner: boolean;
}

/** One member with their role. A refused change is explained in the row. */
export function MemberRow({ room, person, joined, isViewer, isOwner }: MemberRowProps) {
  const t = useTranslations("room.members");
  const tOwnCoaching = useTranslations("coaching.ownCoaching");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { userId, name } = person;
  const role = useOptimisticSetting(person.role, trpc.member.setRole.mutationOptions());
  const remove = useMutation(
    trpc.member.remove.mutationOptions({
      onSuccess: () => refreshQueries(queryClient, trpc.member.list.queryFilter()),
    }),
  );
  const failure = role.error ?? remove.error;
  const isBusy = role.isPending || remove.isPending;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t py-2">
      <span className="min-w-32 flex-1 max-sm:basis-full">
        <span translate="no">
          <IsolatedText>
            {isViewer ? t("you", { name: isolate(name) }) : isolate(name)}
          </IsolatedText>
        </span>
        {person.alsoCoaches && (
          <span className="text-sm text-soft"> · {tOwnCoaching("badge")}</span>
        )}
        {person.awaitsAgreement && (
          <span className="block text-sm text-soft">{t("awaitsAgreement")}</span>
        )}
        {joined && <span className="block text-sm text-soft">{joined}</span>}
      </span>
      {isOwner ? (
        <RoleSelect
          name={name}
          position={{ role: role.value, alsoCoaches: person.alsoCoaches }}
          seenAsCoach={room.isCoachingRoom ? (isViewer ? "seenAtOnce" : "seenAfterAgreeing") : null}
          disabled={isBusy}
          onRole={(chosen) => {
            remove.reset();
            role.choose(chosen, { roomSlug: room.slug, userId, role: chosen });
          }}
        />
      ) : (
        <span className="text-soft">{t("role", { role: role.value })}</span>
      )}
      {isOwner && !isViewer && (
        <ConfirmButton
          disabled={isBusy}
          onConfirm={() => {
            role.reset();
            remove.mutate({ roomSlug: room.slug, userId });
          }}
          texts={{
            label: t("remove"),
            name: t("removeName", { name }),
            means: t("removeMeans", { name: isolate(name) }),
            confirm: t("removeConfirm"),
            cancel: t("cancel"),
          }}
        />
      )}
      {failure && <Problem className="basis-full">{formatFailure(failure)}</Problem>}
    </li>
  );
}
