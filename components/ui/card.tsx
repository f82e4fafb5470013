import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { SectionHeading } from "./heading";

interface CardProps {
  /** The title of the section, as an h2. Without it the card is a plain box. */
  title?: ReactNode;
  /** Id of the title; made up if left out. */
  titleId?: string;
  /** Beside the title, at the end of the row. */
  action?: ReactNode;
  /** The one place of a page that the eye goes to first: an ink border. */
  isFocal?: boolean;
  /** Without padding, for a list or a table that reaches the border. */
  isFlush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A surface for what belongs together. A card with a title is a section named by it. */
export function Card(props: CardProps) {
  const { title, titleId, action, isFocal = false, isFlush = false, className, children } = props;
  const made = useId();
  const id = titleId ?? made;
  const classes = classNames(
    "min-w-0 rounded-card border bg-surface print:break-inside-avoid",
    isFlush ? "overflow-hidden" : "px-4 py-4 sm:px-5",
    isFocal && "border-[1.5px] border-ink",
    className,
  );
  if (title === undefined) return <div className={classes}>{children}</div>;
  return (
    <section aria-labelledby={id} className={classes}>
      <SectionHeading id={id} action={action}>
        {title}
      </SectionHeading>
      {children}
    </section>
  );
}
