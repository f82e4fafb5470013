import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { signInPath } from "./return-path";

/**
 * Shown in place of personal pages while nobody is signed in.
 *
 * @param back path to return to after signing in; home if left out.
 */
export function SignInRequired({ back, children }: { back?: string; children?: ReactNode }) {
  const t = useTranslations("account.signInRequired");
  return (
    <EmptyState
      title={t("title")}
      action={
        <div className="flex flex-wrap gap-2">
          <Link href="/" className={buttonClass({ tone: "primary" })}>
            {t("start")}
          </Link>
          <Link href={back ? signInPath(back) : "/sign-in"} className={buttonClass()}>
            {t("signIn")}
          </Link>
        </div>
      }
    >
      {children ?? t("text")}
    </EmptyState>
  );
}
