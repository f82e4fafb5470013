import { useTranslations } from "next-intl";
import { MAX_TARGET } from "@/domain/api/text-length";
import { isVagueTarget } from "@/domain/focus-session/target-hint";
import { TextField } from "../../ui/field";

/** One optional line: what exactly. A vague one gets a hint, never a block. */
export function TargetField({
  value,
  onChange,
}: {
  value: string;
  onChange: (target: string) => void;
}) {
  const t = useTranslations("home.target");
  return (
    <TextField
      label={t("label")}
      isLabelHidden
      placeholder={t("placeholder")}
      name="target"
      autoComplete="off"
      maxLength={MAX_TARGET}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      hint={isVagueTarget(value) ? t("vague") : undefined}
    />
  );
}
