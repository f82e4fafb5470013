import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface PageHeadingProps {
  children: ReactNode;
  /** One line under the title. */
  sub?: ReactNode;
  /** Buttons at the end of the row; below the title where it leaves no room. */
  actions?: ReactNode;
  /** On a phone the actions, which are short, are beside the logo instead. */
  hasActionsAtTop?: boolean;
}

/** The title of a page. A page has one. */
export function PageHeading({ children, sub, actions, hasActionsAtTop }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-60">
        <h1 className="text-xl font-semibold tracking-tight text-balance">{children}</h1>
        {sub && <p className="mt-1 text-soft">{sub}</p>}
      </div>
      {actions && (
        <div
          className={classNames(
            "flex flex-wrap items-center gap-2",
            hasActionsAtTop &&
              "max-sm:order-first max-sm:-mt-9 max-sm:basis-full max-sm:justify-end",
          )}
        >
          {actions}
        </div>
      )}
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
    <div className="flex flex-wrap break-after-avoid items-baseline justify-between gap-x-4">
      <h2 id={id} className="text-base font-semibold wrap-break-word">
        {children}
      </h2>
      {/* A button does not make the row higher. */}
      {action && <div className="-my-2 text-end wrap-break-word">{action}</div>}
    </div>
  );
}
