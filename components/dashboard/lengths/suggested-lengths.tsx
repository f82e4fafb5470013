import { useTranslations } from "next-intl";
import type { Sizing } from "@/domain/api/wire-dashboard";
import { Swatch } from "../../ui/swatch";

/** The activities of which some length is reliably kept, all day or in a part of it. */
export const suggestedOf = (sizing: readonly Sizing[]): Sizing[] =>
  sizing.filter(
    ({ suggestedMinutes, byPart }) =>
      suggestedMinutes !== null || byPart.some((part) => part.suggestedMinutes !== null),
  );

/** The length that is reliably kept of each activity, with the parts of the day that differ. */
export function SuggestedLengths({ suggested }: { suggested: readonly Sizing[] }) {
  const t = useTranslations("dashboard.lengths");
  return (
    <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm empty:hidden">
      {suggested.map(({ activityId, name, color, suggestedMinutes, byPart }) => (
        <li key={activityId} className="flex items-baseline gap-2">
          <Swatch hue={color} />
          <span>
            {t("suggested", { name, minutes: suggestedMinutes ?? 0 })}
            {byPart
              .filter(({ isOwn }) => isOwn)
              .map(({ part, suggestedMinutes }) => (
                <span key={part} className="text-soft">
                  {t("inPart", { part, minutes: suggestedMinutes ?? 0 })}
                </span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
