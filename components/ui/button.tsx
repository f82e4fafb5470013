import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { wrapClass } from "./wrap-class";

/** Three levels of emphasis: one primary button a page, outlined ones, quiet ones for rare actions. */
const TONES = {
  primary: "border-ink bg-ink text-ground hover:border-soft",
  outlined: "border-edge/60 bg-surface text-ink hover:border-ink",
  quiet: "border-transparent bg-transparent text-soft hover:bg-sunken hover:text-ink",
  danger: "border-danger bg-transparent text-danger hover:bg-danger hover:text-ground",
};
const SIZES = {
  small: "min-h-8 px-3 py-1 text-sm",
  medium: "min-h-9 px-4 py-1.5 text-sm pointer-coarse:min-h-10",
  large: "min-h-12 px-6 py-2.5 text-base",
};

export interface ButtonVariant {
  tone?: keyof typeof TONES;
  size?: keyof typeof SIZES;
  /** The text, which decides how it wraps. */
  children?: ReactNode;
}

/** The classes of a button, for links styled as one: `<Link className={buttonClass({…})}>`. */
export function buttonClass({
  tone = "outlined",
  size = "medium",
  children,
}: ButtonVariant = {}): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded border text-center font-semibold",
    "transition-colors disabled:opacity-60 aria-disabled:opacity-60",
    wrapClass(children),
    TONES[tone],
    SIZES[size],
  );
}

/** A button; `type` is "button" by default, so that none submits a form by accident. */
export function Button({
  tone = "outlined",
  size = "medium",
  className,
  type = "button",
  children,
  ...rest
}: ComponentProps<"button"> & ButtonVariant) {
  return (
    <button
      type={type}
      className={classNames(buttonClass({ tone, size, children }), className)}
      {...rest}
    >
      {children}
    </button>
  );
}
