"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FreeAlert, ReceivedNote } from "@/domain/api/note";
import { useFormatInstant } from "../format/use-format-instant";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { OverflowMenu } from "../ui/menu";
import { Problem } from "../ui/problem";
import { useMute } from "./use-mute";

interface DeliveredListProps {
  notes: readonly ReceivedNote[];
  free: readonly FreeAlert[];
}

/** One line for each note and each member who is free, until it is dismissed on any device. */
export default function DeliveredList({ notes, free }: DeliveredListProps) {
  const t = useTranslations("notes.delivered");
  return (
    <section aria-label={t("title")}>
      <ul aria-live="polite" className="divide-y rounded-card border bg-surface">
        {notes.map((note) => (
          <DeliveredNote key={note.id} note={note} />
        ))}
        {free.map((alert) => (
          <FreeMember key={`${alert.roomSlug} ${alert.userId}`} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

function DeliveredNote({ note }: { note: ReceivedNote }) {
  const t = useTranslations("notes.delivered");
  const { time } = useFormatInstant();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { userId, name } = note.from;
  const { isMuted, mute } = useMute({ roomSlug: note.roomSlug, userId });
  const dismiss = useMutation(
    trpc.note.dismiss.mutationOptions({
      onSuccess: () => refreshQueries(queryClient, trpc.note.inbox.queryFilter()),
    }),
  );
  const muteEntry = {
    key: "mute",
    label: (
      // One element, because an entry is a flex box, which would drop the spaces around the name.
      <span>
        <IsolatedText>{t(isMuted ? "unmute" : "mute", { name: isolate(name) })}</IsolatedText>
      </span>
    ),
    onSelect: () => mute.mutate(!isMuted),
  };
  const texts = { name: isolate(name), time: time(note.leftAt), text: isolate(note.text) };
  return (
    <Line
      person={{ userId, name }}
      about={t("at", { time: time(note.deliveredAt) })}
      menu={
        note.canMute &&
        isMuted !== null && <OverflowMenu label={t("more", { name })} entries={[muteEntry]} />
      }
      dismissLabel={t("dismiss", { name })}
      onDismiss={() => dismiss.mutate({ id: note.id })}
      error={dismiss.error ?? mute.error}
    >
      {t.rich("note", {
        ...texts,
        b: (name) => <strong className="font-semibold">{name}</strong>,
      })}
      {isMuted && (
        <span role="status" className="block text-sm text-soft">
          <IsolatedText>{t("muted", { name: isolate(name) })}</IsolatedText>
        </span>
      )}
    </Line>
  );
}

function FreeMember({ alert: { roomSlug, userId, name } }: { alert: FreeAlert }) {
  const t = useTranslations("notes.delivered");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const dismiss = useMutation(
    trpc.note.cancelTellWhenFree.mutationOptions({
      onSuccess: () => refreshQueries(queryClient, trpc.note.freeAlerts.queryFilter()),
    }),
  );
  return (
    <Line
      person={{ userId, name }}
      dismissLabel={t("dismissFree", { name })}
      onDismiss={() => dismiss.mutate({ roomSlug, userId })}
      error={dismiss.error}
    >
      <IsolatedText>{t("free", { name: isolate(name) })}</IsolatedText>
    </Line>
  );
}

interface LineProps {
  person: { userId: string; name: string };
  about?: string;
  menu?: ReactNode;
  dismissLabel: string;
  onDismiss: () => void;
  error: unknown;
  children: ReactNode;
}

function Line({ person, about, menu, dismissLabel, onDismiss, error, children }: LineProps) {
  const formatFailure = useFormatFailure();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <Avatar {...person} size="small" />
      <p className="min-w-0 flex-1 basis-48 break-words">{children}</p>
      <div className="ms-auto flex items-center gap-1">
        {about && <span className="me-2 text-xs text-soft max-sm:sr-only">{about}</span>}
        {menu}
        <button
          type="button"
          aria-label={dismissLabel}
          title={dismissLabel}
          onClick={onDismiss}
          className="flex size-8 items-center justify-center rounded text-soft hover:bg-sunken hover:text-ink"
        >
          <Icon of={X} size={16} />
        </button>
      </div>
      {error ? <Problem className="basis-full">{formatFailure(error)}</Problem> : null}
    </li>
  );
}
