"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "./button";
import { ConfirmQuestion } from "./confirm-question";

interface SureButtonProps {
  onConfirm: () => void;
  disabled?: boolean;
  texts: ComponentProps<typeof ConfirmQuestion>["texts"] & {
    label: string;
    /** The whole name for readers where the label alone says too little: "Remove Mara". */
    name?: string;
  };
}

/** A button that asks once more, in place, before it does what cannot be undone. */
export function ConfirmButton({ onConfirm, disabled = false, texts }: SureButtonProps) {
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
