import type { ReactNode } from "react";

/** Shown where there is nothing yet, with the first step to take. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-card border border-dashed border-edge bg-surface p-5 sm:p-6">
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
      {action}
    </div>
  );
}
