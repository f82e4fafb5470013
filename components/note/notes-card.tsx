"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReceivedNote, SentNote } from "@/domain/api/note";
import { useFormatInstant } from "../format/use-format-instant";
import { useTRPC } from "../trpc/provider";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { IsolatedText, isolate } from "../ui/isolated-text";

/** Notes shown at first. */
const SHOWN = 4;

/**
 * The viewer's notes in a room, received and sent, latest first; nothing without any. Rendered while no
 * session runs.
 */
export default function NotesCard({ roomSlug }: { roomSlug: string }) {
  const t = useTranslations("notes.card");
  const trpc = useTRPC();
  const inbox = useQuery(trpc.note.inbox.queryOptions(undefined, { staleTime: 0, gcTime: 0 }));
  const sent = useQuery(trpc.note.sent.queryOptions());
  const [showsAll, setShowsAll] = useState(false);
  const isHere = (note: { roomSlug: string }) => note.roomSlug === roomSlug;
  const notes = [...(inbox.data ?? []), ...(sent.data ?? [])]
    .filter(isHere)
    .sort((a, b) => (a.leftAt < b.leftAt ? 1 : -1));
  if (notes.length === 0) return null;
  const shown = showsAll ? notes : notes.slice(0, SHOWN);
  return (
    <Card title={t("title")}>
      <ul className="divide-y">
        {shown.map((note) => (
          <NoteLine key={note.id} note={note} />
        ))}
      </ul>
      {shown.length < notes.length && (
        <Button size="small" tone="quiet" onClick={() => setShowsAll(true)}>
          {t("all", { count: notes.length })}
        </Button>
      )}
    </Card>
  );
}

function NoteLine({ note }: { note: ReceivedNote | SentNote }) {
  const t = useTranslations("notes.card");
  const format = useFormatInstant();
  const isSent = "to" in note;
  const { userId, name } = isSent ? note.to : note.from;
  const texts = { name: isolate(name), text: isolate(note.text) };
  const deliverAt = isSent ? note.deliverAt : null;
  const at = deliverAt ?? note.deliveredAt ?? note.leftAt;
  const time = format.time(at);
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Avatar userId={userId} name={name} size="small" />
      <p className="min-w-0 flex-1 break-words">
        <IsolatedText>{t(isSent ? "sent" : "received", texts)}</IsolatedText>
      </p>
      <p className="text-xs whitespace-nowrap text-soft" title={format.day(at)}>
        {isSent ? t(deliverAt ? "arrivesAt" : "deliveredAt", { time }) : time}
      </p>
    </li>
  );
}
