"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { MAX_NOTE } from "@/domain/api/fields/text-length";
import { type FocusSession, parseSession } from "../../live/session";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Problem } from "../../ui/problem";

interface ReviewFormProps {
  session: FocusSession;
  onReviewed: (session: FocusSession) => void;
}

/** An optional note on how it went, and marking the session as unfocused. */
export function ReviewForm({ session, onReviewed }: ReviewFormProps) {
  const t = useTranslations("session.review");
  const formatFailure = useFormatFailure();
  const trpc = useTRPC();
  const [note, setNote] = useState(session.note ?? "");
  const review = useMutation(
    trpc.focusSession.review.mutationOptions({
      onSuccess: (reviewed) => onReviewed(parseSession(reviewed)),
    }),
  );
  const isNew = note.trim() !== (session.note ?? "");
  const isSaved = review.isSuccess && review.variables.note !== undefined && !isNew;
  const isSaving = review.isPending && review.variables.note !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isNew && !review.isPending) review.mutate({ id: session.id, note: note.trim() || null });
  }

  return (
    <div className="flex flex-col gap-3">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-40 flex-1"
          label={t("label")}
          name="note"
          autoComplete="off"
          maxLength={MAX_NOTE}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" aria-disabled={review.isPending || !isNew}>
          {t(isSaving ? "saving" : "save")}
        </Button>
      </form>
      <p role="status" className="text-sm text-soft empty:hidden">
        {isSaved ? t("saved") : ""}
      </p>
      {review.error && <Problem>{formatFailure(review.error)}</Problem>}
      {session.status === "completed" && !session.activity.isRest && (
        <ConfirmUnfocused onConfirm={() => review.mutate({ id: session.id, drifted: true })} />
      )}
    </div>
  );
}

/** "I wasn't focused": explains what it does before it counts, because it cannot be undone. */
function ConfirmUnfocused({ onConfirm }: { onConfirm: () => void }) {
  const t = useTranslations("session.review");
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <div>
        <Button size="small" onClick={() => setIsAsking(true)}>
          {t("unfocused")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p>{t("unfocusedMeans")}</p>
      <Button size="small" autoFocus onClick={onConfirm}>
        {t("unfocusedConfirm")}
      </Button>
      <Button size="small" tone="quiet" onClick={() => setIsAsking(false)}>
        {t("unfocusedCancel")}
      </Button>
    </div>
  );
}
