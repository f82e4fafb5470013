"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "./button";
import { classNames } from "./class-names";

/** As long as the animation `hold-fill` in globals.css. */
const HOLD_MS = 2000;

interface HoldButtonProps {
  onConfirm: () => void;
  /** Called when the keyboard question appears or is answered. */
  onAsking?: (isAsking: boolean) => void;
  isBusy?: boolean;
  className?: string;
  texts: {
    /** "Hold to end early" */
    label: string;
    /** While held: "Keep holding" */
    holding: string;
    /** After the hold, while busy: "Ending…" */
    busy: string;
    /** For the keyboard: "End this session now?" and its two answers. */
    question: string;
    confirm: string;
    cancel: string;
  };
}

/**
 * A button for a deliberate action: held for two seconds by pointer or touch, or pressed and then
 * confirmed by keyboard. Releasing or leaving the button cancels.
 */
export function HoldButton(props: HoldButtonProps) {
  const { onConfirm, onAsking, isBusy = false, className, texts } = props;
  const [isAsking, setIsAsking] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const hold = useHold(onConfirm);

  function ask() {
    setIsAsking(true);
    setWasAsked(true);
    onAsking?.(true);
  }
  function answer(isYes: boolean) {
    setIsAsking(false);
    onAsking?.(false);
    if (isYes) onConfirm();
  }

  if (isAsking) {
    return <Confirm texts={texts} className={className} onAnswer={answer} />;
  }
  const shown = isBusy ? "busy" : hold.isHeld ? "holding" : "label";
  return (
    <button
      type="button"
      aria-busy={isBusy}
      // biome-ignore lint/a11y/noAutofocus: returns the focus after the question was cancelled
      autoFocus={wasAsked}
      className={classNames(
        buttonClass({ tone: "outlined" }),
        "relative shrink-0 touch-none focus-visible:scroll-mb-24 overflow-hidden select-none",
        shown === "label" ? "text-soft" : "text-ink",
        className,
      )}
      onPointerDown={(event) => !isBusy && hold.start(event)}
      onPointerUp={hold.cancel}
      onPointerCancel={hold.cancel}
      onPointerLeave={hold.cancel}
      onBlur={hold.cancel}
      onContextMenu={(event) => event.preventDefault()}
      // A click without a pointer comes from the keyboard or assistive technology.
      onClick={(event) => event.detail === 0 && !isBusy && ask()}
    >
      {hold.isHeld && <span aria-hidden className="hold-fill absolute inset-0 bg-soft/35" />}
      {/* All texts are laid out, so that the button does not shrink away from the pointer. */}
      <span className="relative grid *:[grid-area:1/1]">
        {(["label", "holding", "busy"] as const).map((text) => (
          <span key={text} className={text === shown ? undefined : "invisible"}>
            {texts[text]}
          </span>
        ))}
      </span>
    </button>
  );
}

function useHold(onHeld: () => void) {
  const [isHeld, setIsHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function cancel() {
    clearTimeout(timer.current);
    setIsHeld(false);
  }
  function start(event: PointerEvent<HTMLButtonElement>) {
    if (event.button !== 0) return;
    setIsHeld(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setIsHeld(false);
      onHeld();
    }, HOLD_MS);
  }
  return { isHeld, start, cancel };
}

function Confirm({
  texts,
  className,
  onAnswer,
}: Pick<HoldButtonProps, "texts" | "className"> & { onAnswer: (isYes: boolean) => void }) {
  // A held Enter must not answer the question it opened; one press too many lands on Cancel.
  function guard(event: KeyboardEvent) {
    if (event.key === "Escape") onAnswer(false);
    if (event.repeat) event.preventDefault();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name the form, not the question
    <div
      role="group"
      aria-label={texts.question}
      className={classNames(
        "flex flex-wrap items-center justify-end gap-2 sm:flex-col sm:items-end",
        className,
      )}
      onKeyDown={guard}
    >
      {/* Hidden on very narrow screens, where the two answers must suffice. */}
      <span className="max-sm:me-auto max-[23rem]:sr-only">{texts.question}</span>
      <span className="flex gap-2">
        <Button autoFocus className="scroll-mb-24" onClick={() => onAnswer(false)}>
          {texts.cancel}
        </Button>
        <Button tone="danger" className="scroll-mb-24" onClick={() => onAnswer(true)}>
          {texts.confirm}
        </Button>
      </span>
    </div>
  );
}
