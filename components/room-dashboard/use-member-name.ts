import { useTranslations } from "next-intl";
import type { MemberTally } from "@/domain/api/wire-dashboard";

/** What a member is called on the page: "You" for whoever looks. */
export function useMemberName(
  viewerId: string,
): (member: Pick<MemberTally, "userId" | "name">) => string {
  const t = useTranslations("room");
  return ({ userId, name }) => (userId === viewerId ? t("you") : name);
}
