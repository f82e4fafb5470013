"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { useServerClock } from "../../live/server-time";
import { useTRPC } from "../../trpc/provider";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { CopyField } from "../../ui/copy-field";
import { ErrorNotice } from "../../ui/notice";
import { InviteFields, type InviteKind } from "./invite-fields";

const DAY_MS = 86_400_000;

/** A link that was just made. Only its maker ever sees the token, and only now. */
export interface MadeLink {
  id: string;
  token: string;
}

interface InviteFormProps {
  slug: string;
  made: MadeLink | null;
  onMade: (link: MadeLink) => void;
  /** Makes one as soon as it stands there, as it is preset. */
  makesLink: boolean;
  /** As what the link is preset to let people in. */
  preset: InviteKind;
}

/** Role, life and uses of a new link; the link itself is shown once, here. */
export function InviteForm({ slug, made, onMade, makesLink, preset }: InviteFormProps) {
  const t = useTranslations("room.invites");
  const failureText = useFailureText();
  const clock = useServerClock();
  const create = useMakeInvite(onMade);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = Number(fields.get("days"));
    create.mutate({
      roomSlug: slug,
      role: fields.get("kind") === "coach" ? "coach" : "member",
      coached: fields.get("kind") === "coached",
      expiresAt: days > 0 ? new Date(clock.now() + days * DAY_MS).toISOString() : null,
      maxUses: Number(fields.get("uses")) || null,
    });
  }

  const form = useRef<HTMLFormElement>(null);
  const isWanted = useRef(makesLink);
  useEffect(() => {
    if (isWanted.current) form.current?.requestSubmit();
    isWanted.current = false;
  }, []);

  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
      <InviteFields preset={preset} />
      {create.error && <ErrorNotice>{failureText(create.error)}</ErrorNotice>}
      {made && (
        <CopyField
          key={made.id}
          // The page's own address is right also where the server does not know under which name.
          value={new URL(`/invite/${made.token}`, location.origin).href}
          label={t("link")}
          texts={{ copy: t("copy"), copied: t("copied") }}
        />
      )}
      <Button
        type="submit"
        tone={made ? "quiet" : "primary"}
        disabled={create.isPending}
        // The first click's link may be there before the second click of a double one.
        onClick={(event) => event.detail > 1 && event.preventDefault()}
      >
        {t(made ? "another" : "create")}
      </Button>
    </form>
  );
}

function useMakeInvite(onMade: (link: MadeLink) => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.invite.create.mutationOptions({
      onSuccess: async (link) => {
        onMade(link);
        // A first list still on its way may be from before the link; invalidating would keep it.
        await queries.cancelQueries(trpc.invite.list.pathFilter());
        return queries.invalidateQueries(trpc.invite.list.pathFilter());
      },
    }),
  );
}
