"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button, type ButtonVariant } from "../../ui/button";
import { orLoadFailure } from "../../ui/load-failure";
import type { JoinOffer } from "./join-offer";

const loadDialog = () => import("./join-dialog").catch(orLoadFailure);
const JoinDialog = dynamic(loadDialog, { ssr: false });

interface JoinConfirmationProps extends ButtonVariant {
  offer: JoinOffer;
  /** Accessible name of the button, with the member's name in it. */
  label: string;
  /** Called with the end (epoch ms) while the button is hovered or focused, else with null. */
  onPreview?: (end: number | null) => void;
  className?: string;
}

/**
 * A button that joins a member's session until its end. It opens a small confirmation, which says what
 * will start: a press on it starts nothing yet.
 */
export function JoinConfirmation({ offer, label, onPreview, ...button }: JoinConfirmationProps) {
  const [isOpen, setIsOpen] = useState(false);
  const preview = (end: number | null) => () => onPreview?.(end);
  return (
    <>
      <Button
        {...button}
        aria-haspopup="dialog"
        aria-label={label}
        onPointerEnter={preview(offer.end)}
        onPointerLeave={preview(null)}
        onFocus={() => {
          void loadDialog();
          onPreview?.(offer.end);
        }}
        onBlur={preview(null)}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && <JoinDialog offer={offer} onClose={() => setIsOpen(false)} />}
    </>
  );
}
