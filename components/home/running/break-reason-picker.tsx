import { useTranslations } from "next-intl";
import { BREAK_REASONS, type BreakReason } from "@/domain/focus-session/break-reason";
import { Chip } from "../../ui/chip";

interface BreakReasonPickerProps {
  value: BreakReason | null;
  onChange: (reason: BreakReason | null) => void;
}

/** An optional reason for ending early; pressing the chosen one clears it. */
export function BreakReasonPicker({ value, onChange }: BreakReasonPickerProps) {
  const t = useTranslations("session.reason");
  return (
    <fieldset>
      <legend className="sr-only">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2 short:gap-1">
        {BREAK_REASONS.map((reason) => (
          <Chip
            key={reason}
            className="short:px-2"
            name="break-reason"
            checked={value === reason}
            onChange={() => onChange(reason)}
            onClick={() => value === reason && onChange(null)}
          >
            {t(reason)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
