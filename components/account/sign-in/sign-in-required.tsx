import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { signInPath } from "./return-path";

/**
 * In place of what belongs to a person, while nobody is signed in.
 *
 * @param back path to come back to after signing in; left out, one starts at home.
 */
export function SignInRequired({ back, children }: { back?: string; children?: ReactNode }) {
  const t = useTranslations("account.nobody");
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
