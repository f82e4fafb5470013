import type { ReactNode } from "react";

/** An error that screen readers announce, with an optional action. */
export function ErrorNotice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-3 rounded border border-danger px-4 py-3"
    >
      <p>{children}</p>
      {action}
    </div>
  );
}
