"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "../../trpc/use-failure-text";
import { Button } from "../../ui/button";
import { Problem } from "../../ui/problem";
import { useRefreshingMutation } from "../use-refreshing-mutation";

/** Ends a goal from this week on; weeks before keep the one they had. */
export function RemoveGoal({ activityId, name }: { activityId: string; name: string }) {
  const t = useTranslations("goals");
  const failureText = useFailureText();
  const remove = useRefreshingMutation((client, _: undefined) =>
    client.goal.remove.mutate({ activityId }),
  );
  return (
    <>
      <Button
        size="small"
        tone="plain"
        className="-me-3 print:hidden"
        aria-label={t("removeNamed", { name })}
        aria-disabled={remove.isBusy}
        onClick={() => !remove.isBusy && remove.mutate(undefined)}
      >
        {t("remove")}
      </Button>
      {remove.error && <Problem className="basis-full">{failureText(remove.error)}</Problem>}
    </>
  );
}
