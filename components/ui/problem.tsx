import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** An error in one line, next to what it is about; screen readers announce it. */
export function Problem({ className, ...line }: ComponentProps<"p">) {
  return <p {...line} role="alert" className={classNames("text-sm text-danger", className)} />;
}
