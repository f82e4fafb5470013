"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { useServerClock } from "../live/server-time";
import { useTRPC } from "../trpc/provider";
import { useFailureText } from "../trpc/use-failure-text";
import { Button } from "../ui/button";
import { CopyField } from "../ui/copy-field";
import { Select } from "../ui/field";
import { ErrorNotice } from "../ui/notice";

/** Whoever joins as coached lets the room's coaches see their sessions in it. */
const KINDS = ["member", "coached", "coach"] as const;
export type InviteKind = (typeof KINDS)[number];
const DAY_MS = 86_400_000;
const LIFE_DAYS = [1, 7, 30, 0] as const;
const USES = [0, 1, 10, 100] as const;

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
  const kind = useTranslations("coach.invite");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const clock = useServerClock();
  const create = useMutation(
    trpc.invite.create.mutationOptions({
      onSuccess: async (link) => {
        onMade(link);
        // A first list still on its way may be from before the link; invalidating would keep it.
        await queries.cancelQueries(trpc.invite.list.pathFilter());
        return queries.invalidateQueries(trpc.invite.list.pathFilter());
      },
    }),
  );

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
      <div className="grid gap-4 sm:grid-cols-2">
        <Select name="kind" label={t("role")} defaultValue={preset} className="sm:col-span-2">
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {kind("kind", { kind: one })}
            </option>
          ))}
        </Select>
        <Select name="days" label={t("life")} defaultValue={7}>
          {LIFE_DAYS.map((days) => (
            <option key={days} value={days}>
              {t("lifeDays", { days })}
            </option>
          ))}
        </Select>
        <Select name="uses" label={t("uses")}>
          {USES.map((uses) => (
            <option key={uses} value={uses}>
              {t("usesCount", { uses })}
            </option>
          ))}
        </Select>
      </div>
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
