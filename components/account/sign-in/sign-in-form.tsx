"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isEmail } from "@/domain/api/fields/text-rules";
import { live } from "../../live/live";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Button, buttonClass } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { ErrorNotice } from "../../ui/notice";
import { signInWithPassword } from "./sign-in";

/**
 * Signs in with email and password.
 *
 * @param next path on this site to open afterwards.
 */
export function SignInForm({ isGuest, next }: { isGuest: boolean; next: string }) {
  const t = useTranslations("signIn");
  const tClaim = useTranslations("account.claim");
  const formatFailure = useFormatFailure();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function submit() {
    setHasTried(true);
    if (isBusy || !isEmail(email) || password === "") return;
    setIsBusy(true);
    setFailure(null);
    try {
      await signInWithPassword(email.trim(), password);
      live().accountChanged({ reload: true });
      location.assign(next);
    } catch (error) {
      setFailure(error);
      setIsBusy(false);
    }
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="username"
        error={hasTried && !isEmail(email) && tClaim("emailWrong")}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <TextField
        label={t("password")}
        type="password"
        name="password"
        autoComplete="current-password"
        error={hasTried && password === "" && t("passwordMissing")}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {failure !== null && <ErrorNotice>{formatFailure(failure)}</ErrorNotice>}
      {isGuest && <p className="text-sm text-soft">{t("guest")}</p>}
      <Button type="submit" tone="primary" aria-disabled={isBusy}>
        {t("signIn")}
      </Button>
      {!isGuest && (
        <p className="flex flex-wrap items-center gap-3 text-soft">
          {t("without")}
          <Link href="/" className={buttonClass({ size: "small" })}>
            {t("start")}
          </Link>
        </p>
      )}
    </Form>
  );
}
