"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "./button";
import { classNames } from "./class-names";

/** How long a hold takes; the fill in globals.css (`hold-fill`) runs as long. */
const HOLD_MS = 2000;

interface HoldButtonProps {
  onConfirm: () => void;
  /** The keyboard asked to end, or took it back: the question stands in the button's place. */
  onAsking?: (isAsking: boolean) => void;
  isBusy?: boolean;
  className?: string;
  texts: {
    /** "Hold to end early" */
    label: string;
    /** While the finger is down: "Keep holding" */
    holding: string;
    /** From the end of the hold until it is done: "Ending…" */
    busy: string;
    /** For the keyboard: "End this session now?", its yes and its no. */
    question: string;
    confirm: string;
    cancel: string;
  };
}

/**
 * A button for a deliberate act: held for two seconds by pointer or touch, or pressed and then
 * confirmed by keyboard. Letting go, leaving or a lost pointer cancels.
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
      // biome-ignore lint/a11y/noAutofocus: whoever said no to the question is back where they were
      autoFocus={wasAsked}
      className={classNames(
        buttonClass({ tone: "quiet" }),
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
      // A click without a pointer comes from the keyboard or from assistive technology.
      onClick={(event) => event.detail === 0 && !isBusy && ask()}
    >
      {hold.isHeld && <span aria-hidden className="hold-fill absolute inset-0 bg-soft/35" />}
      {/* All words keep their room: a button that shrinks would slip from under the pointer. */}
      <span className="relative grid *:[grid-area:1/1]">
        {(["label", "holding", "busy"] as const).map((word) => (
          <span key={word} className={word === shown ? undefined : "invisible"}>
            {texts[word]}
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
  // The Enter that opened the question must not answer it by repeating; one pressed once too often
  // finds the focus on the answer that changes nothing.
  function guard(event: KeyboardEvent) {
    if (event.key === "Escape") onAnswer(false);
    if (event.repeat) event.preventDefault();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name the form, not the question
    <div
      role="group"
      aria-label={texts.question}
      className={classNames("flex flex-1 flex-wrap items-center justify-end gap-2", className)}
      onKeyDown={guard}
    >
      {/* Where there is no room for it the two answers say it. */}
      <span className="me-auto max-[23rem]:sr-only">{texts.question}</span>
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
