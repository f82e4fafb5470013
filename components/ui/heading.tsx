import type { ReactNode } from "react";

interface PageHeadingProps {
  children: ReactNode;
  /** One line under the title. */
  sub?: ReactNode;
  /** Buttons at the end of the row; below the title on a phone. */
  actions?: ReactNode;
}

/** The title of a page. A page has one. */
export function PageHeading({ children, sub, actions }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-60">
        <h1 className="text-xl font-semibold tracking-tight text-balance">{children}</h1>
        {sub && <p className="mt-1 text-soft">{sub}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The title of a section, with an optional action at the end of the row. */
export function SectionHeading({
  children,
  id,
  action,
}: {
  children: ReactNode;
  id?: string;
  action?: ReactNode;
}) {
  return (
    <div className="flex break-after-avoid items-start justify-between gap-x-4">
      <h2 id={id} className="min-w-0 text-base font-semibold">
        {children}
      </h2>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
