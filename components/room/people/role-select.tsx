"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeRole, isCoach, type Position, ROLES, type Role } from "@/domain/room/permissions";
import { ConfirmQuestion } from "../../ui/confirm-button";
import { Select } from "../../ui/field";
import { isolate } from "../../ui/isolated-text";

interface RoleSelectProps {
  name: string;
  /** The role shown, with whether an owner coaches. */
  position: Position;
  /** When the others will see a new coach; null in a room where all see each other. */
  seenAsCoach: "seenAtOnce" | "seenAfterAgreeing" | null;
  disabled: boolean;
  onRole: (role: Role) => void;
}

/**
 * Changes a member's role after a confirmation: a select reacts to a single arrow key, and a new
 * owner can remove the one who promoted them.
 */
export function RoleSelect({ name, position, seenAsCoach, disabled, onRole }: RoleSelectProps) {
  const { role } = position;
  const t = useTranslations("room.members");
  const [selected, setSelected] = useState<Role | null>(null);
  const pending = selected === role ? null : selected;
  const explain = (next: Role) => {
    const means = t("roleMeans", { name: isolate(name), role: next });
    const coaches = isCoach(changeRole(next, position));
    if (isCoach(position) && !coaches)
      return `${means} ${t("sharingEnds", { name: isolate(name) })}`;
    if (!isCoach(position) && coaches && seenAsCoach) {
      return `${means} ${t(seenAsCoach, { name: isolate(name) })}`;
    }
    return means;
  };
  return (
    <>
      <Select
        className="w-28"
        label={t("roleOf", { name })}
        isLabelHidden
        value={pending ?? role}
        disabled={disabled}
        onChange={(event) =>
          setSelected(ROLES.find((option) => option === event.target.value) ?? null)
        }
      >
        {ROLES.map((option) => (
          <option key={option} value={option}>
            {t("role", { role: option })}
          </option>
        ))}
      </Select>
      {pending && (
        <div className="order-last basis-full">
          <ConfirmQuestion
            disabled={disabled}
            texts={{
              means: explain(pending),
              confirm: t("roleConfirm", { role: pending }),
              cancel: t("cancel"),
            }}
            onConfirm={() => {
              setSelected(null);
              onRole(pending);
            }}
            onCancel={() => setSelected(null)}
          />
        </div>
      )}
    </>
  );
}
