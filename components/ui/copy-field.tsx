"use client";

import { useId, useRef, useState } from "react";
import { Button } from "./button";

interface CopyFieldProps {
  label: string;
  value: string;
  texts: { copy: string; copied: string };
}

/** A read-only text with a button that copies it; focus selects it. */
export function CopyField({ label, value, texts }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // The Clipboard API needs HTTPS; in a local network without it, this still works.
      document.execCommand("copy");
    }
    setIsCopied(true);
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
          className="min-h-10 min-w-0 flex-1 rounded border border-edge bg-raised px-3 text-sm"
        />
        <Button onClick={copy} aria-live="polite">
          {isCopied ? texts.copied : texts.copy}
        </Button>
      </div>
    </div>
  );
}
