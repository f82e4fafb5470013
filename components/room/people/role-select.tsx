"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ROLES, type Role } from "@/domain/room/permissions";
import { ConfirmQuestion } from "../../ui/confirm-question";
import { Select } from "../../ui/field";

interface RoleSelectProps {
  name: string;
  role: Role;
  disabled: boolean;
  onRole: (role: Role) => void;
}

/**
 * A member's role, for an owner to change. A select turns over at the touch of an arrow key, so it
 * asks first: an owner may remove whoever made them one.
 */
export function RoleSelect({ name, role, disabled, onRole }: RoleSelectProps) {
  const t = useTranslations("room.members");
  const [chosen, setChosen] = useState<Role | null>(null);
  const asked = chosen === role ? null : chosen;
  return (
    <>
      <Select
        className="w-28"
        label={t("roleOf", { name })}
        isLabelHidden
        value={asked ?? role}
        disabled={disabled}
        onChange={(event) => setChosen(ROLES.find((known) => known === event.target.value) ?? null)}
      >
        {ROLES.map((known) => (
          <option key={known} value={known}>
            {t("role", { role: known })}
          </option>
        ))}
      </Select>
      {asked && (
        <div className="order-last basis-full">
          <ConfirmQuestion
            disabled={disabled}
            texts={{
              means: t("roleMeans", { name, role: asked, from: role }),
              confirm: t("roleSure", { role: asked }),
              cancel: t("keep"),
            }}
            onConfirm={() => {
              setChosen(null);
              onRole(asked);
            }}
            onCancel={() => setChosen(null)}
          />
        </div>
      )}
    </>
  );
}
