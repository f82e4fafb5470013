import type { LucideIcon } from "lucide-react";

/** A decorative Lucide icon in the weight of the text; a button with nothing else needs a label. */
export function Icon({ of: Shape, size = 20 }: { of: LucideIcon; size?: 16 | 20 | 24 }) {
  return <Shape aria-hidden size={size} strokeWidth={1.75} className="shrink-0" />;
}
