import type { ReactNode } from "react";
import { clockTime } from "../format/clock-time";
import { classNames } from "../ui/class-names";
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

type PlacedPost = AxisPost & { percent: number };

interface PostsProps {
  /** With their positions on the axis in percent, in their order. */
  posts: readonly PlacedPost[];
  /** The position of the now-mark, whose head is beside the labels. */
  after: number;
}

/** Below all labels, which may reach over the lines of later posts. */
const PostLines = ({ posts }: Pick<PostsProps, "posts">) =>
  posts.map(({ key, percent }) => <SharedEndLine key={key} percent={percent} />);

/** The posts in the axis' header on a phone: their lines and clock times. */
export function PostHeads({ posts, after, zone }: PostsProps & { zone: string }) {
  const starts = findLabelStarts(posts, after, () => TIME);
  return (
    <div className="absolute inset-x-0 top-2 bottom-0 @2xl/line:hidden">
      <PostLines posts={posts} />
      {posts.map(({ key, at }, index) => (
        <span
          key={key}
          className="absolute top-0 overflow-x-clip bg-surface ps-1 text-xs leading-5 font-semibold whitespace-nowrap tabular-nums"
          style={
            index === 0 ? { left: `min(${starts[index]}, ${LAST})` } : showBefore(starts[index])
          }
        >
          {clockTime(at, zone)}
        </span>
      ))}
    </div>
  );
}

/** The last place for a clock time in the visible part of a phone's axis. */
const LAST = "var(--visible) * 100% - 2.25rem";
/** Only the nearest post keeps its clock time where there is no room. */
const showBefore = (start: string | undefined) => ({
  left: start,
  maxWidth: `clamp(0px, (${LAST} - ${start}) * 9999, 4rem)`,
});

/** Half the width of the now-mark's head. */
const NOW_HEAD = "1.6rem";
/** The part of the axis that shows. */
const SHOWN = "var(--visible) * 100%";
/** The width of a clock time on a phone. */
const TIME = "2.5rem";
/** Kept for the label of the nearest post: its clock time and how long until then. */
const NEAREST = "9.5rem";
/** Kept for the labels of later posts: their clock times. */
const LATER = "4rem";

/**
 * Where the labels begin, as CSS lengths: at their posts, but beside the now-mark's head, and after
 * what is kept for the label before.
 */
function findLabelStarts(
  posts: readonly PlacedPost[],
  after: number,
  kept: (index: number) => string,
): string[] {
  const starts: string[] = [];
  posts.forEach(({ percent }, index) => {
    const least = `${percent}%, ${after}% + ${NOW_HEAD}`;
    const before = starts.at(-1);
    starts.push(before ? `max(${least}, ${before} + ${kept(index - 1)})` : `max(${least})`);
  });
  return starts;
}

/** The labels of the posts in the axis' header, which may reach over the column of the buttons. */
export function PostLabels({ posts, after }: PostsProps) {
  const kept = (index: number) => (index === 0 ? NEAREST : LATER);
  const starts = findLabelStarts(posts, after, kept);
  const end = `${SHOWN} + var(--actions)`;
  /** Up to the next post, but at least what is kept for the label. */
  const findWidth = (index: number) => {
    const next = posts[index + 1];
    const until = next
      ? `min(${end}, max(${next.percent}%, ${starts[index]} + ${kept(index)}))`
      : end;
    return `calc(${until} - ${starts[index]})`;
  };
  return (
    <>
      <ul className="sr-only">
        {posts.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      <div className="pointer-events-none absolute inset-y-0 start-(--names) end-0 overflow-x-clip @max-2xl/line:hidden">
        <div dir="ltr" className="relative h-full w-[calc((100%-var(--actions))/var(--visible))]">
          <div className="absolute inset-x-0 top-2 bottom-0">
            <PostLines posts={posts} />
          </div>
          {posts.map(({ key, label }, index) => (
            <div
              key={key}
              // A later label may begin after its line.
              className={classNames(
                "@container/post absolute top-2",
                index > 0 && "*:*:rounded *:*:border-s",
              )}
              style={{ left: starts[index], width: findWidth(index) }}
            >
              <div dir="auto" className="pointer-events-auto inline-flex max-w-full">
                {label}
              </div>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
