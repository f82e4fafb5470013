"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Seat } from "@/domain/api/wire";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { ConfirmButton } from "../../ui/confirm-button";
import { Problem } from "../../ui/problem";
import { RoleSelect } from "./role-select";

/** What the list says of a member: no session, and not whether they are here. */
export type Listed = Pick<Seat, "userId" | "name" | "role" | "alsoCoaches">;

interface MemberRowProps {
  slug: string;
  person: Listed;
  /** What tells them from another of the same name. */
  joined: string | null;
  isViewer: boolean;
  /** Whether the viewer may set roles and take members out. */
  isOwner: boolean;
}

/** One member with their role; what an owner may not do is said right under it. */
export function MemberRow({ slug, person, joined, isViewer, isOwner }: MemberRowProps) {
  const t = useTranslations("room.members");
  const also = useTranslations("coach.also");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries(trpc.member.list.queryFilter());
  const setRole = useMutation(trpc.member.setRole.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.member.remove.mutationOptions({ onSuccess }));
  const { userId, name, role } = person;
  const failure = setRole.error ?? remove.error;
  const isBusy = setRole.isPending || remove.isPending;
  const forget = () => {
    setRole.reset();
    remove.reset();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t py-2">
      <span className="min-w-32 flex-1 max-sm:basis-full">
        {isViewer ? t("you", { name }) : name}
        {person.alsoCoaches && <span className="text-sm text-soft"> · {also("badge")}</span>}
        {joined && <span className="block text-sm text-soft">{joined}</span>}
      </span>
      {isOwner ? (
        <RoleSelect
          name={name}
          role={role}
          disabled={isBusy}
          onRole={(chosen) => {
            forget();
            setRole.mutate({ roomSlug: slug, userId, role: chosen });
          }}
        />
      ) : (
        <span className="text-soft">{t("role", { role })}</span>
      )}
      {isOwner && !isViewer && (
        <ConfirmButton
          disabled={isBusy}
          onConfirm={() => {
            forget();
            remove.mutate({ roomSlug: slug, userId });
          }}
          texts={{
            label: t("remove"),
            name: t("removeName", { name }),
            means: t("removeMeans", { name }),
            confirm: t("removeSure"),
            cancel: t("keep"),
          }}
        />
      )}
      {failure && <Problem className="basis-full">{failureText(failure)}</Problem>}
    </li>
  );
}
