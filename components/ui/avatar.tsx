import type { CSSProperties } from "react";
import { personHue } from "@/domain/account/person-hue";
import { classNames } from "./class-names";
import { initials } from "./initials";

const SIZES = {
  small: "size-6 text-[0.6875rem]",
  medium: "size-9 text-sm",
  large: "size-12 text-lg",
};
type AvatarSize = keyof typeof SIZES;

/** The user id decides the hue, which is given alone where the server keeps the id back. */
type PersonHue = { userId: string; hue?: undefined } | { userId?: undefined; hue: number };

type AvatarProps = PersonHue & {
  name: string;
  /** 24, 36 or 48 px. */
  size?: AvatarSize;
  className?: string;
};

/** A person's initials on a circle of their hue. Decorative: the name must stand beside it. */
export function Avatar({ userId, hue, name, size = "medium", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      style={{ "--person-hue": userId === undefined ? hue : personHue(userId) } as CSSProperties}
      className={classNames(CIRCLE, "avatar", SIZES[size], className)}
    >
      {initials(name, size === "small" ? 1 : 2)}
    </span>
  );
}

/** Forced colours turn the transparent border into a visible one. */
const CIRCLE =
  "inline-flex shrink-0 items-center justify-center rounded-full border border-transparent " +
  "leading-none font-semibold select-none print:border-edge";

interface AvatarGroupProps {
  people: readonly { userId: string; name: string }[];
  /** More than this many are counted: "+3". */
  max?: number;
  size?: AvatarSize;
}

/** A few people, overlapping. Decorative: a text beside it says who or how many they are. */
export function AvatarGroup({ people, max = 4, size = "small" }: AvatarGroupProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const more = people.length - shown.length;
  return (
    <span aria-hidden className="inline-flex items-center">
      {shown.map(({ userId, name }) => (
        <Avatar key={userId} userId={userId} name={name} size={size} className={OVERLAP} />
      ))}
      {more > 0 && (
        <span className={classNames(CIRCLE, "bg-sunken text-soft", SIZES[size], OVERLAP)}>
          +{more}
        </span>
      )}
    </span>
  );
}

const OVERLAP = "not-first:-ms-1.5 ring-2 ring-surface";
