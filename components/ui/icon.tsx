import type { LucideIcon } from "lucide-react";

/** A lucide icon at the size and weight of the text beside it; never alone without a name. */
export function Icon({ of: Shape, size = 20 }: { of: LucideIcon; size?: 16 | 20 | 24 }) {
  return <Shape aria-hidden size={size} strokeWidth={1.75} className="shrink-0" />;
}
