import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Swatch } from "./swatch";

interface ChipProps extends Omit<ComponentProps<"input">, "type" | "color"> {
  /** A `data-hue` of globals.css, shown as a small square before the text. */
  hue?: string;
  children: ReactNode;
}

/** One option of several: a native radio button, for keyboard, forms and screen readers. */
export function Chip({ hue, children, className, ...input }: ChipProps) {
  return (
    <label
      className={classNames(
        "relative inline-flex min-h-10 items-center justify-center gap-2 rounded border px-3 py-1.5",
        "transition-colors hover:border-edge has-checked:border-ink has-checked:bg-surface",
        "has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
        "has-disabled:opacity-60",
        className,
      )}
    >
      <input type="radio" className="absolute inset-0 appearance-none outline-none" {...input} />
      {hue && <Swatch hue={hue} />}
      <span>{children}</span>
    </label>
  );
}
