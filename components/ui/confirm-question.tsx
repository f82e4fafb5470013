"use client";

import { useId } from "react";
import { Button } from "./button";

interface SureQuestionProps {
  onConfirm: () => void;
  onCancel: () => void;
  disabled?: boolean;
  texts: {
    /** What follows from it, said before it is done. */
    means?: string;
    confirm: string;
    cancel: string;
  };
}

/** Asks once more, in place, before what cannot simply be undone. */
export function ConfirmQuestion({
  onConfirm,
  onCancel,
  disabled = false,
  texts,
}: SureQuestionProps) {
  const means = useId();
  return (
    <span className="inline-flex flex-wrap gap-2">
      {texts.means && (
        <span id={means} className="basis-full text-sm text-soft">
          {texts.means}
        </span>
      )}
      <Button
        size="small"
        tone="danger"
        autoFocus
        aria-describedby={texts.means && means}
        disabled={disabled}
        onClick={onConfirm}
      >
        {texts.confirm}
      </Button>
      <Button size="small" onClick={onCancel}>
        {texts.cancel}
      </Button>
    </span>
  );
}
