import { useTranslations } from "next-intl";
import { Select } from "../../ui/field";

/** Whoever joins as coached lets the room's coaches see their sessions in it. */
const KINDS = ["member", "coached", "coach"] as const;
export type InviteKind = (typeof KINDS)[number];
const LIFE_DAYS = [1, 7, 30, 0] as const;
const USES = [0, 1, 10, 100] as const;

/** As what a link lets people in (`kind`), how long (`days`, 0 for ever) and how often (`uses`, 0 any). */
export function InviteFields({ preset }: { preset: InviteKind }) {
  const t = useTranslations("room.invites");
  const kind = useTranslations("coach.invite");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select name="kind" label={t("role")} defaultValue={preset} className="sm:col-span-2">
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {kind("kind", { kind: one })}
          </option>
        ))}
      </Select>
      <Select name="days" label={t("life")} defaultValue={7}>
        {LIFE_DAYS.map((days) => (
          <option key={days} value={days}>
            {t("lifeDays", { days })}
          </option>
        ))}
      </Select>
      <Select name="uses" label={t("uses")}>
        {USES.map((uses) => (
          <option key={uses} value={uses}>
            {t("usesCount", { uses })}
          </option>
        ))}
      </Select>
    </div>
  );
}
