"use client";

import { type ComponentProps, useId, useState } from "react";
import { Button } from "./button";
import { IsolatedText } from "./isolated-text";

interface ConfirmButtonProps {
  onConfirm: () => void;
  disabled?: boolean;
  texts: ComponentProps<typeof ConfirmQuestion>["texts"] & {
    label: string;
    /** Accessible name where the label alone is ambiguous: "Remove Mara". */
    name?: string;
  };
}

/** A button that asks for confirmation in place before something that cannot be undone. */
export function ConfirmButton({ onConfirm, disabled = false, texts }: ConfirmButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button
        size="small"
        disabled={disabled}
        aria-label={texts.name}
        onClick={() => setIsAsking(true)}
      >
        {texts.label}
      </Button>
    );
  }
  return (
    <ConfirmQuestion
      disabled={disabled}
      texts={texts}
      onConfirm={() => {
        setIsAsking(false);
        onConfirm();
      }}
      onCancel={() => setIsAsking(false)}
    />
  );
}

interface ConfirmQuestionProps {
  onConfirm: () => void;
  onCancel: () => void;
  disabled?: boolean;
  texts: {
    /** Explains the consequences. Names can be marked with `isolate`. */
    means?: string;
    confirm: string;
    cancel: string;
  };
}

/** The question itself, with its consequences and two answers. */
export function ConfirmQuestion({
  onConfirm,
  onCancel,
  disabled = false,
  texts,
}: ConfirmQuestionProps) {
  const means = useId();
  return (
    <span className="inline-flex flex-wrap gap-2">
      {texts.means && (
        <span id={means} className="basis-full text-sm text-soft">
          <IsolatedText>{texts.means}</IsolatedText>
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
