import type { ReactNode } from "react";
import { SharedEndLine } from "./axis";

/** A planned instant on the axis: a dotted line across all rows, with a label at its head. */
export interface AxisPost {
  key: string;
  /** Epoch ms. */
  at: number;
  /** For screen readers. */
  text: string;
  /**
   * Shown on wide screens. Its parent, the container `post`, reaches up to the next post, so that a
   * label can show as much as fits.
   */
  label: ReactNode;
}

/** The part of a post in the axis' header on a phone: its line and its clock time. */
export function PostHead(props: { percent: number; after: number; children: string }) {
  const { percent, after, children } = props;
  return (
    <div className="absolute inset-x-0 top-2 bottom-0 @2xl/line:hidden">
      <SharedEndLine percent={percent} />
      <span
        className="absolute top-0 bg-surface ps-1 text-xs leading-5 font-semibold tabular-nums"
        // Beside the now-mark, and inside the visible part of the axis.
        style={{
          left: `min(max(${percent}%, ${after}% + ${NOW_HEAD}), var(--visible) * 100% - 2.25rem)`,
        }}
      >
        {children}
      </span>
    </div>
  );
}

/** Half the width of the now-mark's head. */
const NOW_HEAD = "1.6rem";

interface PostLabelsProps {
  /** With their positions on the axis in percent, in their order. */
  posts: readonly (AxisPost & { percent: number })[];
  /** The position of the now-mark, whose head is beside the labels. */
  after: number;
}

/** The labels of the posts in the axis' header, which may reach over the column of the buttons. */
export function PostLabels({ posts, after }: PostLabelsProps) {
  return (
    <>
      <ul className="sr-only">
        {posts.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      <div className="pointer-events-none absolute inset-y-0 start-(--names) end-0 overflow-x-clip @max-2xl/line:hidden">
        <div
          dir="ltr"
          className="@container relative h-full w-[calc((100%-var(--actions))/var(--visible))]"
        >
          {posts.map(({ key, percent, label }, index) => (
            <div
              key={key}
              className="absolute top-2 bottom-0 flex"
              style={{ left: `${percent}%`, width: widthUntil(percent, posts[index + 1]?.percent) }}
            >
              <div className="absolute inset-y-0 -ml-px border-l-2 border-dotted border-ink" />
              <div
                className="@container/post min-w-0 flex-1"
                style={{ marginLeft: `max(0px, ${NOW_HEAD} - ${percent - after} * 1cqw)` }}
              >
                <div dir="auto" className="pointer-events-auto inline-flex max-w-full">
                  {label}
                </div>
              </div>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** The width from a post to the next one, or to the end of the timeline. */
function widthUntil(percent: number, next: number | undefined): string {
  const end = `var(--visible) * 100% + var(--actions)`;
  return `calc(${next === undefined ? end : `min(${end}, ${next}%)`} - ${percent}%)`;
}
