import type { Flag } from "@/domain/coaching/flags";
import { useFormatFlag } from "./use-format-flag";

/** Flags with their reasons in full. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  const words = useFormatFlag();
  if (flags.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {flags.map(words).map(({ key, short, why }) => (
        <li key={key}>
          <p className="font-semibold text-danger">{short}</p>
          <p className="text-sm text-soft">{why}</p>
        </li>
      ))}
    </ul>
  );
}

/**
 * Flags in the few words a row has room for. The reason follows in text for readers, on paper and
 * on a phone; on a wide screen it shows while the row is pointed at or has the focus. What they
 * look like is said once for all rows: `FLAGS` of register-look.ts.
 */
export function RowFlags({ flags }: { flags: readonly Flag[] }) {
  const words = useFormatFlag();
  return (
    <ul>
      {flags.map(words).map(({ key, short, why }) => (
        <li key={key}>
          <strong>{short}</strong> <small>{why}</small>
        </li>
      ))}
    </ul>
  );
}
