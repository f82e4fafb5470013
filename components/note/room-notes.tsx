"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { SentNote } from "@/domain/api/note";
import { parseInstant } from "@/domain/time/instant";
import { useFormatInstant } from "../format/use-format-instant";
import { useTick } from "../live/use-tick";
import { AfterEnd } from "../timeline/room-timeline-row";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { Icon } from "../ui/icon";
import { orLoadFailure } from "../ui/load-failure";
import type { Receiver } from "./receiver";

const LeaveNoteDialog = dynamic(() => import("./leave-note-dialog").catch(orLoadFailure), {
  ssr: false,
});

const TICK_MS = 15_000;

interface NotesInRoom {
  /** ISO instants of delivery of the viewer's notes that wait, by member. */
  waiting: ReadonlyMap<string, string>;
  open: (receiver: Receiver) => void;
}

const RoomNotesContext = createContext<NotesInRoom | null>(null);

interface RoomNotesProps {
  roomSlug: string;
  /** While the viewer's session runs, they leave no notes: their screen is about the session. */
  isRunning: boolean;
  children: ReactNode;
}

/** Provides the rows of a room's members with the viewer's waiting notes, and opens the dialog. */
export function RoomNotes({ roomSlug, isRunning, children }: RoomNotesProps) {
  const trpc = useTRPC();
  const sent = useQuery(trpc.note.sent.queryOptions());
  const now = useTick(TICK_MS);
  const waiting = useStableMap(listWaiting(sent.data ?? [], roomSlug, now));
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const value = useMemo(
    () => (isRunning ? null : { waiting, open: setReceiver }),
    [isRunning, waiting],
  );
  return (
    <RoomNotesContext value={value}>
      {children}
      {receiver && !isRunning && (
        <LeaveNoteDialog
          roomSlug={roomSlug}
          receiver={receiver}
          onClose={() => setReceiver(null)}
        />
      )}
    </RoomNotesContext>
  );
}

function listWaiting(sent: readonly SentNote[], roomSlug: string, now: number) {
  return sent.flatMap((note): [string, string][] => {
    const { deliverAt } = note;
    if (note.roomSlug !== roomSlug || deliverAt === null) return [];
    return parseInstant(deliverAt) > now ? [[note.to.userId, deliverAt]] : [];
  });
}

/** The same map while its entries are the same, so that rows are not rendered on every tick. */
function useStableMap(entries: [string, string][]): ReadonlyMap<string, string> {
  const key = JSON.stringify(entries);
  return useMemo(() => new Map<string, string>(JSON.parse(key)), [key]);
}

interface NoteButtonProps {
  receiver: Receiver;
  /** With its label, where nothing else can be done with the member. */
  isLabelled: boolean;
}

/** Opens the dialog for a note to a member. Filled while a note of the viewer waits for them. */
export function NoteButton({ receiver, isLabelled }: NoteButtonProps) {
  const t = useTranslations("notes.row");
  const { time } = useFormatInstant();
  const notes = useContext(RoomNotesContext);
  if (!notes) return null;
  const deliverAt = notes.waiting.get(receiver.userId);
  const label = deliverAt
    ? t("waiting", { name: receiver.name, time: time(deliverAt) })
    : t("leave", { name: receiver.name });
  return (
    <>
      <WaitingNote userId={receiver.userId} isOnAxis={false} />
      <Button
        size="small"
        tone={isLabelled ? "outlined" : "quiet"}
        aria-label={label}
        title={isLabelled ? undefined : label}
        onClick={() => notes.open(receiver)}
        className={isLabelled ? LABELLED : "min-w-8 px-1.5"}
      >
        {isLabelled ? (
          t("label")
        ) : (
          <span className={classNames("flex", deliverAt && "text-ink [&_svg]:fill-current")}>
            <Icon of={MessageSquare} />
          </span>
        )}
      </Button>
    </>
  );
}

/** As wide as the buttons that join, and with room for the icon beside those. */
const LABELLED = "whitespace-nowrap @2xl/line:min-h-9 @2xl/line:min-w-33 @2xl/line:me-9";

/** A large room has rows of one height, without a line for this. */
const BELOW_NAME = "order-1 flex @2xl/line:hidden group-data-many/line:hidden";

interface WaitingNoteProps {
  userId: string;
  /** On the axis after the session that it waits for, else a line of the row on a phone. */
  isOnAxis: boolean;
}

/** Says when the viewer's note to this member is delivered, while it waits. */
export function WaitingNote({ userId, isOnAxis }: WaitingNoteProps) {
  const t = useTranslations("notes.row");
  const { time } = useFormatInstant();
  const deliverAt = useContext(RoomNotesContext)?.waiting.get(userId);
  if (!deliverAt) return null;
  const text = (
    <span
      aria-hidden
      className={classNames(
        "items-center gap-1.5 rounded bg-sunken px-1.5 py-0.5 text-xs font-medium whitespace-nowrap",
        isOnAxis ? "hidden @2xl/line:@min-[8.75rem]/after:flex" : BELOW_NAME,
      )}
    >
      <Icon of={MessageSquare} size={16} />
      {t("arrivesAt", { time: time(deliverAt) })}
    </span>
  );
  return isOnAxis ? <AfterEnd>{text}</AfterEnd> : text;
}
