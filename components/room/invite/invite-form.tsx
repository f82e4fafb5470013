"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useServerClock } from "../../live/server-time";
import { useTRPC } from "../../trpc/provider";
import { refreshQueries } from "../../trpc/refresh-queries";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { CopyField } from "../../ui/copy-field";
import { Select } from "../../ui/field";
import { ErrorNotice } from "../../ui/notice";
import { buildInviteUrl } from "./invite-url";
import { LocalOnlyHint } from "./local-only-hint";

const DAY_MS = 86_400_000;

/** `coached` members let the room's coaches see their sessions in it. */
const KINDS = ["member", "coached", "coach"] as const;
export type InviteKind = (typeof KINDS)[number];
/** 0 for no expiry. */
const EXPIRY_DAYS = [1, 7, 30, 0] as const;
/** 0 for any number. */
const MAX_USES = [0, 1, 10, 100] as const;

/** A link created just now. The token is shown only once, to its creator. */
export interface CreatedLink {
  id: string;
  token: string;
  /** At the site's configured address. */
  url: string;
}

interface InviteFormProps {
  slug: string;
  created: CreatedLink | null;
  /** Called with null when a choice changes, because the link shown was created with another. */
  onChange: (link: CreatedLink | null) => void;
  /** Null for members who create links for members only. */
  defaultKind: InviteKind | null;
}

/** Creates a link of a kind, with an expiry and a number of uses, and shows it. */
export function InviteForm({ slug, created, onChange, defaultKind }: InviteFormProps) {
  const t = useTranslations("room.invites");
  const formatFailure = useFormatFailure();
  const clock = useServerClock();
  const create = useCreateInvite(onChange);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (create.isPending) return;
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

  function change() {
    onChange(null);
    if (create.isError) create.reset();
  }

  return (
    <form onSubmit={submit} onChange={change} className="flex flex-col gap-4">
      <InviteFields defaultKind={defaultKind} />
      {create.error && <ErrorNotice>{formatFailure(create.error)}</ErrorNotice>}
      {created && <NewLink key={created.id} link={created} />}
      <Button
        type="submit"
        className="self-start"
        aria-disabled={create.isPending}
        // The link of the first click may arrive before the second click of a double click.
        onClick={(event) => event.detail > 1 && event.preventDefault()}
      >
        {t(created ? "another" : "create")}
      </Button>
    </form>
  );
}

function NewLink({ link }: { link: CreatedLink }) {
  const t = useTranslations("room.invites");
  const { url, isLocalOnly } = buildInviteUrl(link, location.origin);
  return (
    <>
      <CopyField value={url} label={t("link")} texts={{ copy: t("copy"), copied: t("copied") }} />
      {isLocalOnly && <LocalOnlyHint />}
    </>
  );
}

function InviteFields({ defaultKind }: { defaultKind: InviteKind | null }) {
  const t = useTranslations("room.invites");
  const tInvite = useTranslations("coaching.invite");
  const [kind, setKind] = useState(defaultKind);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {kind && (
        <Select
          name="kind"
          label={t("role")}
          hint={t("roleMeans", { kind })}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as InviteKind)}
          className="sm:col-span-2"
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {tInvite("kind", { kind: one })}
            </option>
          ))}
        </Select>
      )}
      <Select name="days" label={t("expiry")} defaultValue={7}>
        {EXPIRY_DAYS.map((days) => (
          <option key={days} value={days}>
            {t("expiryDays", { days })}
          </option>
        ))}
      </Select>
      <Select name="uses" label={t("uses")}>
        {MAX_USES.map((uses) => (
          <option key={uses} value={uses}>
            {t("usesCount", { uses })}
          </option>
        ))}
      </Select>
    </div>
  );
}

function useCreateInvite(onCreated: (link: CreatedLink) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.invite.create.mutationOptions({
      onSuccess: (link) => {
        onCreated(link);
        return refreshQueries(queryClient, trpc.invite.list.pathFilter());
      },
    }),
  );
}
