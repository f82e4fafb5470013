import { classNames } from "../../ui/class-names";
import type { BarFacts } from "./bar-datum";

interface BarOptionsProps {
  bars: BarFacts[];
  active: number | null;
  /** Begins the id of each. */
  id: string;
}

/** The names of the bars under them, of many as many as fit a phone; each says its whole bar. */
export function BarOptions({ bars, active, id }: BarOptionsProps) {
  const every = Math.ceil(bars.length / 8);
  return (
    <div role="presentation" className="flex pt-1 text-xs tabular-nums">
      {bars.map(({ key, label, note, sentence }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its bar
        <div
          key={key}
          role="option"
          id={`${id}${index}`}
          aria-selected={index === active}
          aria-label={sentence}
          className={classNames(
            "min-w-0 flex-1 text-center",
            index === active ? "font-bold" : "text-soft",
          )}
        >
          {index % every === 0 && (
            <div className={every > 1 ? "w-max" : undefined}>
              {label}
              {note && <div className="font-normal">{note}</div>}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
