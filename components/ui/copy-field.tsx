"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "./button";

/** Long enough to be read; a second copy then shows it again. */
const SHOW_COPIED_MS = 2_000;

interface CopyFieldProps {
  label: string;
  value: string;
  /** Copies the text as soon as it is shown, for a click that asked for a copy. */
  copiesAtOnce?: boolean;
  texts: { copy: string; copied: string };
}

/** A new text with a button that copies it. It takes the focus, which selects it. */
export function CopyField({ label, value, copiesAtOnce = false, texts }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const isFirst = useRef(true);
  useEffect(() => {
    // A text that replaces the first one was not asked for here.
    if (!isFirst.current) return;
    isFirst.current = false;
    input.current?.focus();
    if (copiesAtOnce) void copyText(value).then(setIsCopied);
  }, [copiesAtOnce, value]);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOW_COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    // If nothing can be copied, the selected text can be copied by hand.
    input.current?.select();
    setIsCopied(await copyText(value));
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          dir="ltr"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-10 min-w-0 flex-1 rounded border border-edge bg-surface px-3 text-sm"
        />
        <Button onClick={copy}>{isCopied ? texts.copied : texts.copy}</Button>
      </div>
      <p role="status" className="sr-only">
        {isCopied ? texts.copied : ""}
      </p>
    </div>
  );
}

/** Copies a text that is selected; returns whether that worked. */
async function copyText(selected: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(selected);
    return true;
  } catch {
    // The Clipboard API needs HTTPS; in a local network without it, this still works.
    return document.execCommand("copy");
  }
}
