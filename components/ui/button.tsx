import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { wrapClass } from "./wrap-class";

const TONES = {
  primary: "border-ink bg-ink text-ground hover:border-soft",
  quiet: "border-hairline bg-transparent text-ink hover:border-edge hover:bg-raised",
  danger: "border-danger bg-transparent text-danger hover:bg-danger hover:text-ground",
  plain: "border-transparent bg-transparent text-ink underline-offset-4 hover:underline",
};
const SIZES = {
  small: "min-h-8 px-3 py-1 text-sm",
  medium: "min-h-10 px-4 py-2 text-base",
  large: "min-h-14 px-6 py-3 text-lg",
};

export interface ButtonVariant {
  tone?: keyof typeof TONES;
  size?: keyof typeof SIZES;
  /** The text, which decides how it wraps. */
  children?: ReactNode;
}

/** The classes of a button, for links styled as one: `<Link className={buttonClass({…})}>`. */
export function buttonClass({
  tone = "quiet",
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
  tone = "quiet",
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
