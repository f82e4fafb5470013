import { useTranslations } from "next-intl";
import { FLAG_CHOICES, type FlagChoice, MAX_NAME_PART } from "@/domain/coaching/roster-filter";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { type RosterParams, SORTS, type Sort, sortedBy } from "./roster-params";

interface RosterFormProps {
  slug: string;
  view: RosterParams;
  onView: (view: RosterParams) => void;
  /** Goes from the name that is looked for to the names that were found. */
  onDown: () => void;
}

/** Whom to show; on a phone, where there are no columns, also in which order. */
export function RosterForm({ slug, view, onView, onDown }: RosterFormProps) {
  const t = useTranslations("coach.register");
  return (
    <search aria-label={t("filter.label")} className="print:hidden">
      <form
        action={`/rooms/${slug}/coach`}
        onSubmit={(event) => event.preventDefault()}
        className="grid grid-cols-1 items-end gap-3 sm:grid-cols-3 columns:grid-cols-[16rem_14rem]"
      >
        <TextField
          type="search"
          name="name"
          label={t("filter.name")}
          autoComplete="off"
          value={view.name}
          maxLength={MAX_NAME_PART}
          onChange={(event) => onView({ ...view, name: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            onDown();
          }}
        />
        <Select
          name="flag"
          label={t("filter.flag")}
          value={view.flag}
          onChange={(event) => onView({ ...view, flag: event.target.value as FlagChoice })}
        >
          {FLAG_CHOICES.map((flag) => (
            <option key={flag} value={flag}>
              {t("filter.flagName", { flag })}
            </option>
          ))}
        </Select>
        <div className="flex items-end gap-2 columns:hidden">
          <Select
            name="sort"
            label={t("filter.sort")}
            value={view.sort}
            onChange={(event) => onView(sortedBy(view, event.target.value as Sort))}
            className="flex-1"
          >
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`column.${sort}`)}
              </option>
            ))}
          </Select>
          <Button
            onClick={() => onView({ ...view, isDescending: !view.isDescending })}
            aria-label={t("filter.turn", { order: view.isDescending ? "down" : "up" })}
          >
            <span aria-hidden>{view.isDescending ? "↓" : "↑"}</span>
          </Button>
        </div>
        <noscript>
          <Button type="submit">{t("filter.submit")}</Button>
        </noscript>
      </form>
    </search>
  );
}
