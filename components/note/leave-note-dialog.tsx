"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { MAX_DEFERRED_NOTE } from "@/domain/api/fields/text-length";
import { clockTime } from "../format/clock-time";
import { useReaderZone } from "../format/reader-zone";
import { randomId } from "../live/stream/random-id";
import { useTick } from "../live/use-tick";
import { useTRPC } from "../trpc/provider";
import { refreshQueries } from "../trpc/refresh-queries";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { Problem } from "../ui/problem";
import type { Receiver } from "./receiver";
import { useMute } from "./use-mute";

interface LeaveNoteDialogProps {
  roomSlug: string;
  receiver: Receiver;
  onClose: () => void;
}

const TICK_MS = 15_000;

/** A note to a member: one line, and when it is delivered. Loaded when opened. */
export default function LeaveNoteDialog({ roomSlug, receiver, onClose }: LeaveNoteDialogProps) {
  const t = useTranslations("notes.dialog");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const zone = useReaderZone();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  // The same text sent again carries the same key, so that a lost answer leaves one note.
  const [idempotencyKey, setKey] = useState(randomId);
  const { userId } = receiver;
  const name = isolate(receiver.name);
  const now = useTick(TICK_MS);
  const freeAt = receiver.freeAt !== null && receiver.freeAt > now ? receiver.freeAt : null;
  const leave = useMutation(
    trpc.note.leave.mutationOptions({
      onSuccess: () => {
        void refreshQueries(queryClient, trpc.note.sent.queryFilter());
        onClose();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const line = text.trim();
    if (line !== "" && !leave.isPending)
      leave.mutate({ roomSlug, userId, text: line, idempotencyKey });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={<IsolatedText>{t("title", { name })}</IsolatedText>}
      closeLabel={t("close")}
      initialFocus={input}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("label")}
          name="text"
          autoComplete="off"
          ref={input}
          placeholder={t("example")}
          maxLength={MAX_DEFERRED_NOTE}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setKey(randomId());
          }}
          error={leave.error && formatFailure(leave.error)}
          hint={
            freeAt === null ? t("arrivesNow") : t("arrivesAt", { time: clockTime(freeAt, zone) })
          }
        />
        <Button type="submit" tone="primary" aria-disabled={text.trim() === "" || leave.isPending}>
          {t(leave.isPending ? "leaving" : "submit")}
        </Button>
      </Form>
      <div className="mt-4 flex flex-wrap gap-2 border-t pt-3">
        {freeAt !== null && <TellWhenFree roomSlug={roomSlug} receiver={receiver} />}
        <MuteButton roomSlug={roomSlug} receiver={receiver} />
      </div>
    </Dialog>
  );
}

type MemberProps = Pick<LeaveNoteDialogProps, "roomSlug" | "receiver">;

/** Asks for an alert when the member is free, or cancels it. */
function TellWhenFree({ roomSlug, receiver: { userId, name } }: MemberProps) {
  const t = useTranslations("notes.dialog");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const alerts = useQuery(trpc.note.freeAlerts.queryOptions());
  const isAsked =
    alerts.data?.some((alert) => alert.roomSlug === roomSlug && alert.userId === userId) ?? false;
  const onSuccess = () => refreshQueries(queryClient, trpc.note.freeAlerts.queryFilter());
  const ask = useMutation(trpc.note.tellWhenFree.mutationOptions({ onSuccess }));
  const cancel = useMutation(trpc.note.cancelTellWhenFree.mutationOptions({ onSuccess }));
  const error = ask.error ?? cancel.error;
  return (
    <div>
      <Button size="small" onClick={() => (isAsked ? cancel : ask).mutate({ roomSlug, userId })}>
        {t(isAsked ? "cancelTell" : "tellWhenFree")}
      </Button>
      {isAsked && (
        <p role="status" className="mt-1 text-sm text-soft">
          <IsolatedText>{t("willTell", { name: isolate(name) })}</IsolatedText>
        </p>
      )}
      {error && <Problem className="mt-1">{formatFailure(error)}</Problem>}
    </div>
  );
}

/** Mutes the member's notes, or ends that. */
function MuteButton({ roomSlug, receiver: { userId, name } }: MemberProps) {
  const t = useTranslations("notes.dialog");
  const formatFailure = useFormatFailure();
  const { isMuted, mute } = useMute({ roomSlug, userId });
  return (
    <div>
      <Button size="small" tone="quiet" onClick={() => mute.mutate(!isMuted)}>
        <span>
          <IsolatedText>{t(isMuted ? "unmute" : "mute", { name: isolate(name) })}</IsolatedText>
        </span>
      </Button>
      {mute.error && <Problem className="mt-1">{formatFailure(mute.error)}</Problem>}
    </div>
  );
}
