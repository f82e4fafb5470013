"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_PASSWORD, MIN_PASSWORD } from "@/domain/api/fields/text-length";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button, buttonClass } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";

const EMPTY = { current: "", next: "" };

/** Changes the password, which signs out the other devices. */
export function ChangePassword() {
  const t = useTranslations("account.password");
  const tClaim = useTranslations("account.claim");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const trpc = useTRPC();
  const [typed, setTyped] = useState(EMPTY);
  const [hasTried, setHasTried] = useState(false);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        setTyped(EMPTY);
        setHasTried(false);
        router.refresh();
      },
    }),
  );
  const isShort = typed.next.length < MIN_PASSWORD;
  const isTooShort = hasTried && isShort;

  function submit() {
    setHasTried(true);
    if (typed.current !== "" && !isShort && !change.isPending) change.mutate(typed);
  }
  function edit(part: Partial<typeof EMPTY>) {
    setTyped({ ...typed, ...part });
    change.reset();
  }

  return (
    <details>
      <summary className={`${buttonClass({ size: "small" })} list-none`}>{t("change")}</summary>
      <Form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <TextField
          label={t("current")}
          type="password"
          autoComplete="current-password"
          maxLength={MAX_PASSWORD}
          value={typed.current}
          onChange={(event) => edit({ current: event.currentTarget.value })}
          error={hasTried && typed.current === "" && t("currentMissing")}
        />
        <TextField
          label={t("next")}
          type="password"
          autoComplete="new-password"
          maxLength={MAX_PASSWORD}
          value={typed.next}
          onChange={(event) => edit({ next: event.currentTarget.value })}
          error={isTooShort && tClaim("passwordShort", { min: MIN_PASSWORD })}
          hint={isTooShort ? undefined : t("nextHint", { min: MIN_PASSWORD })}
        />
        {change.error && <ErrorNotice>{formatFailure(change.error)}</ErrorNotice>}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" aria-disabled={change.isPending}>
            {t("save")}
          </Button>
          <p role="status" className="text-sm text-soft empty:hidden">
            {change.isSuccess ? t("changed") : ""}
          </p>
        </div>
      </Form>
    </details>
  );
}
