"use client";

import { ChevronDown } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
} from "react";
import { classNames } from "../../ui/class-names";
import { Icon } from "../../ui/icon";
import type { Part } from "./use-start-form";

interface UnfoldingProps {
  name: Part;
  /** Names the part: "Length". */
  label: string;
  /** The chosen value, shown on the button. */
  value: ReactNode;
  unfolded: Part | null;
  setUnfolded: (part: Part | null) => void;
  buttonClassName: string;
  /** Of the choices. */
  className: string;
  children: ReactNode;
}

/** A dialog opened from the choices: they stay, to return to. */
const OVERLAY = "[role=dialog]";

/**
 * A part of the start form: a button with the chosen value, and the other choices, which unfold below
 * it. Closes on Escape, on Enter, on a press outside, and when the focus moves on.
 */
export function Unfolding(props: UnfoldingProps) {
  const { name, label, value, unfolded, setUnfolded, buttonClassName, className, children } = props;
  const panel = useId();
  const area = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = unfolded === name;
  const isPressing = useRef(false);
  const close = useEffectEvent(() => isOpen && setUnfolded(null));
  useEffect(() => {
    if (!isOpen) return;
    area.current?.querySelector<HTMLElement>("input:checked")?.focus({ preventScroll: true });
    const press = () => {
      isPressing.current = true;
    };
    const closeOutside = ({ target }: MouseEvent) => {
      isPressing.current = false;
      if (!(target instanceof Element)) return;
      if (!area.current?.contains(target) && !target.closest(OVERLAY)) close();
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("click", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("click", closeOutside);
    };
  }, [isOpen]);

  function onKeyDown(event: KeyboardEvent) {
    const isField = event.target instanceof HTMLInputElement;
    if (!isOpen || !(event.key === "Escape" || (event.key === "Enter" && isField))) return;
    // Enter takes the choice; it starts only from the form itself.
    event.preventDefault();
    button.current?.focus();
    setUnfolded(null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the controls inside
    <div
      ref={area}
      className="contents @2xl/start:relative @2xl/start:block"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Without a next element, the press landed on something that takes no focus.
        // A press closes it only once it is over: what is pressed may move up with it.
        if (!isOpen || isPressing.current) return;
        if (!relatedTarget || relatedTarget.closest(OVERLAY)) return;
        if (!currentTarget.contains(relatedTarget)) setUnfolded(null);
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={panel}
        className={buttonClassName}
        onClick={() => setUnfolded(isOpen ? null : name)}
      >
        <span className="sr-only">{label}: </span>
        {value}
        <span className="ms-auto text-soft">
          <Icon of={ChevronDown} size={16} />
        </span>
      </button>
      <div
        id={panel}
        hidden={!isOpen}
        className={classNames(
          "rounded-card border border-edge bg-surface p-4",
          "@2xl/start:absolute @2xl/start:start-0 @2xl/start:top-full @2xl/start:z-20 @2xl/start:mt-2 @2xl/start:w-[30rem]",
          className,
        )}
      >
        {children}
      </div>
    </div>
  );
}
