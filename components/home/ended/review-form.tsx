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

/** An optional line on how it went, and marking the session as unfocused. */
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
    <div className="flex min-w-60 flex-1 flex-col gap-2">
      <div className="flex flex-col gap-2 @3xl/ended:flex-row">
        <form onSubmit={submit} className="flex min-w-0 flex-1 gap-2">
          <TextField
            className="flex-1 [&_input]:min-h-12"
            label={t("label")}
            isLabelHidden
            placeholder={t("label")}
            name="note"
            autoComplete="off"
            maxLength={MAX_NOTE}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {(note !== "" || isNew) && (
            <Button type="submit" size="large" aria-disabled={review.isPending || !isNew}>
              {t(isSaving ? "saving" : "save")}
            </Button>
          )}
        </form>
        {session.status === "completed" && !session.activity.isRest && (
          <ConfirmUnfocused onConfirm={() => review.mutate({ id: session.id, drifted: true })} />
        )}
      </div>
      <p role="status" className="text-sm text-soft empty:hidden">
        {isSaved ? t("saved") : ""}
      </p>
      {review.error && <Problem>{formatFailure(review.error)}</Problem>}
    </div>
  );
}

/** "I wasn't focused": explains what it does before it counts, because it cannot be undone. */
function ConfirmUnfocused({ onConfirm }: { onConfirm: () => void }) {
  const t = useTranslations("session.review");
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button tone="quiet" className="min-h-12" onClick={() => setIsAsking(true)}>
        {t("unfocused")}
      </Button>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="max-w-60">{t("unfocusedMeans")}</p>
      <Button autoFocus onClick={onConfirm}>
        {t("unfocusedConfirm")}
      </Button>
      <Button tone="quiet" onClick={() => setIsAsking(false)}>
        {t("unfocusedCancel")}
      </Button>
    </div>
  );
}
