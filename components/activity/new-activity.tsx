"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_NAME } from "@/domain/api/fields/text-length";
import { isBlank } from "@/domain/api/fields/text-rules";
import { failureReason } from "../trpc/failure";
import { useFormatFailure } from "../trpc/use-format-failure";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Form } from "../ui/form";
import { Problem } from "../ui/problem";
import { useActivityChange } from "./use-activity-change";

/** Creates an activity. Whether it is a rest is chosen here, because it cannot change later. */
export function NewActivity() {
  const t = useTranslations("activity");
  const formatFailure = useFormatFailure();
  const [name, setName] = useState("");
  const [isRest, setIsRest] = useState(false);
  const [isNameMissing, setIsNameMissing] = useState(false);
  const create = useActivityChange((api, input: { name: string; isRest: boolean }) =>
    api.create.mutate(input).then(() => {
      setName("");
      setIsRest(false);
    }),
  );

  const isTaken = failureReason(create.error) === "activity_name_taken";

  function submit() {
    const isMissing = isBlank(name);
    setIsNameMissing(isMissing);
    if (!isMissing && !create.isPending) create.mutate({ name: name.trim(), isRest });
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <TextField
          className="flex-1"
          label={t("newName")}
          error={isNameMissing ? t("nameMissing") : isTaken && formatFailure(create.error)}
          required
          value={name}
          maxLength={MAX_NAME}
          autoComplete="off"
          onChange={(event) => {
            create.reset();
            setIsNameMissing(false);
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit" aria-disabled={create.isPending} className="mt-6">
          {t("add")}
        </Button>
      </div>
      <label className="flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-ink"
          checked={isRest}
          onChange={(event) => setIsRest(event.currentTarget.checked)}
        />
        {t("newIsRest")}
      </label>
      {create.error && !isTaken && <Problem>{formatFailure(create.error)}</Problem>}
    </Form>
  );
}
