"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { GUEST_KEPT_DAYS } from "@/domain/account/abandoned-guest";
import { MAX_PASSWORD, MIN_PASSWORD } from "@/domain/api/fields/text-length";
import { isEmail } from "@/domain/api/fields/text-rules";
import { failureReason } from "../../trpc/failure";
import { useTRPC } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button, buttonClass } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { signInPath } from "../sign-in/return-path";

/** Adds an email and a password to a guest account, which keeps everything recorded. */
export function ClaimForm({ onClaimed }: { onClaimed: () => void }) {
  const t = useTranslations("account.claim");
  const formatFailure = useFormatFailure();
  const router = useRouter();
  const trpc = useTRPC();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const claim = useMutation(
    trpc.account.claim.mutationOptions({
      onSuccess: () => {
        onClaimed();
        router.refresh();
      },
    }),
  );
  const isTaken = failureReason(claim.error) === "email_taken";
  const isEmailValid = isEmail(email);
  const isLongEnough = password.length >= MIN_PASSWORD;

  function submit() {
    setHasTried(true);
    if (isEmailValid && isLongEnough && !claim.isPending)
      claim.mutate({ email: email.trim(), password });
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-soft">{t("why", { days: GUEST_KEPT_DAYS })}</p>
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={hasTried && !isEmailValid ? t("emailWrong") : undefined}
      />
      <TextField
        label={t("password")}
        type="password"
        name="password"
        autoComplete="new-password"
        maxLength={MAX_PASSWORD}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={hasTried && !isLongEnough ? t("passwordShort", { min: MIN_PASSWORD }) : undefined}
        hint={hasTried && !isLongEnough ? undefined : t("passwordHint", { min: MIN_PASSWORD })}
      />
      {claim.error && (
        <ErrorNotice action={isTaken && <SignInInstead />}>
          {formatFailure(claim.error)}
        </ErrorNotice>
      )}
      <div>
        <Button type="submit" tone="primary" aria-disabled={claim.isPending}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}

/** Leads to the sign-in page, and from there back to the account. */
function SignInInstead() {
  const t = useTranslations("account.claim");
  return (
    <Link href={signInPath("/account")} className={buttonClass({ size: "small" })}>
      {t("signInInstead")}
    </Link>
  );
}
