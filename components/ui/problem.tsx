import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** What went wrong, in a line beside what it concerns; a screen reader says it at once. */
export function Problem({ className, ...line }: ComponentProps<"p">) {
  return <p {...line} role="alert" className={classNames("text-sm text-danger", className)} />;
}
