"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { MAX_NOTE } from "@/domain/api/fields/text-length";
import { clockTime } from "../format/clock-time";
import { type FocusSession, parseSession } from "../live/session";
import { useTRPC } from "../trpc/provider";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { ConfirmButton } from "../ui/confirm-button";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { Problem } from "../ui/problem";

interface SessionReviewProps {
  session: FocusSession;
  onReviewed: (session: FocusSession) => void;
}

/** Opens the review of an ended session: a line about how it went, and marking it as unfocused. */
export function SessionReview({ session, onReviewed }: SessionReviewProps) {
  const t = useTranslations("history.review");
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  const button = useRef<HTMLButtonElement>(null);
  const name = {
    activity: session.activity.name,
    time: clockTime(session.startedAt, session.timeZone),
  };
  function close() {
    setIsOpen(false);
    button.current?.focus();
  }
  return (
    <div className="mt-1 print:hidden">
      <Button
        ref={button}
        size="small"
        tone="quiet"
        aria-expanded={isOpen}
        aria-controls={panel}
        aria-label={t(session.note ? "editNamed" : "addNamed", name)}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(session.note ? "edit" : "add")}
      </Button>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <ReviewPanel session={session} onReviewed={onReviewed} onClose={close} />}
      </div>
    </div>
  );
}

function ReviewPanel({ session, onReviewed, onClose }: SessionReviewProps & { onClose(): void }) {
  const t = useTranslations("session.review");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const [note, setNote] = useState(session.note ?? "");
  const review = useMutation(
    trpc.focusSession.review.mutationOptions({
      onSuccess: (reviewed) => {
        onReviewed(parseSession(reviewed));
        onClose();
      },
    }),
  );
  const { id } = session;

  function save() {
    const line = note.trim() || null;
    if (line === session.note) onClose();
    else if (!review.isPending) review.mutate({ id, note: line });
  }

  return (
    <div className="mt-2 flex max-w-prose flex-col items-start gap-3">
      <Form onSubmit={save} className="flex w-full flex-wrap items-end gap-2">
        <TextField
          className="min-w-40 flex-1"
          label={t("label")}
          name="note"
          autoComplete="off"
          autoFocus
          maxLength={MAX_NOTE}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" aria-disabled={review.isPending}>
          {t(review.isPending ? "saving" : "save")}
        </Button>
      </Form>
      {review.error && <Problem>{formatFailure(review.error)}</Problem>}
      {session.status === "completed" && !session.activity.isRest && (
        <ConfirmButton
          onConfirm={() => review.mutate({ id, drifted: true })}
          texts={{
            label: t("unfocused"),
            means: t("unfocusedMeans"),
            confirm: t("unfocusedConfirm"),
            cancel: t("unfocusedCancel"),
          }}
        />
      )}
    </div>
  );
}
