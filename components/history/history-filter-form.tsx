"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useTransition } from "react";
import { MAX_NOTE } from "@/domain/api/fields/text-length";
import { STATUSES } from "@/domain/focus-session/status";
import { Button, buttonClass } from "../ui/button";
import { Select, TextField } from "../ui/field";
import { FoldedOnPhone } from "../ui/folded-on-phone";
import { type HistoryFilter, historyPath, isFiltered } from "./history-filter";

interface HistoryFilterFormProps {
  filter: HistoryFilter;
  activities: readonly { id: string; name: string }[];
  rooms: readonly { slug: string; name: string }[];
}

/** The filter of the history. Its state is in the address, and it works without JavaScript. */
export function HistoryFilterForm({ filter, activities, rooms }: HistoryFilterFormProps) {
  const t = useTranslations("history");
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = Object.fromEntries(new FormData(event.currentTarget)) as HistoryFilter;
    startTransition(() => router.push(historyPath(wanted), { scroll: false }));
  }

  return (
    <search aria-label={t("filter.label")}>
      <FoldedOnPhone label={t("filter.label")} isOpen={isFiltered(filter)}>
        <form
          action="/dashboard/history"
          onSubmit={submit}
          className="grid grid-cols-2 items-start gap-3 rounded-card border bg-surface p-4 min-[64rem]:grid-cols-6 print:hidden"
        >
          <TextField
            className="col-span-2"
            type="search"
            name="text"
            label={t("filter.text")}
            maxLength={MAX_NOTE}
            defaultValue={filter.text}
          />
          <Select
            name="activityId"
            label={t("filter.activity")}
            defaultValue={filter.activityId ?? ""}
          >
            <option value="">{t("filter.all")}</option>
            {activities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select name="status" label={t("filter.status")} defaultValue={filter.status ?? ""}>
            <option value="">{t("filter.all")}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {t("filter.statusName", { status })}
              </option>
            ))}
          </Select>
          <Select
            className="col-span-2"
            name="roomSlug"
            label={t("filter.room")}
            defaultValue={filter.roomSlug ?? ""}
          >
            <option value="">{t("filter.all")}</option>
            {withChosen(rooms, filter.roomSlug).map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
          <TextField type="date" name="from" label={t("filter.from")} defaultValue={filter.from} />
          <TextField type="date" name="to" label={t("filter.to")} defaultValue={filter.to} />
          <div className="col-span-2 flex flex-wrap gap-2 min-[64rem]:col-span-4 min-[64rem]:mt-6">
            <Button type="submit" aria-disabled={isBusy}>
              {isBusy ? t("loading") : t("filter.submit")}
            </Button>
            {isFiltered(filter) && (
              <Link
                href={historyPath({})}
                scroll={false}
                className={buttonClass({ tone: "quiet" })}
              >
                {t("filter.clear")}
              </Link>
            )}
          </div>
        </form>
      </FoldedOnPhone>
    </search>
  );
}

/** Adds the filter's room if the user has left it: its sessions remain in their history. */
function withChosen(rooms: HistoryFilterFormProps["rooms"], slug: string | undefined) {
  const isKnown = slug === undefined || rooms.some((room) => room.slug === slug);
  return isKnown ? rooms : [...rooms, { slug, name: slug }];
}
