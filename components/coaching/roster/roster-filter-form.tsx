import { useTranslations } from "next-intl";
import { FLAG_CHOICES, type FlagChoice, MAX_NAME_PART } from "@/domain/coaching/roster-filter";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { FoldedOnPhone } from "../../ui/folded-on-phone";
import { type RosterParams, SORTS, type Sort, sortBy } from "./roster-params";

interface RosterFilterFormProps {
  slug: string;
  params: RosterParams;
  onChange: (params: RosterParams) => void;
  /** Arrow down in the search field moves on to the first row. */
  onArrowDown: () => void;
}

/** Filters the roster; on a phone, where there are no column headers, it also sorts. */
export function RosterFilterForm({ slug, params, onChange, onArrowDown }: RosterFilterFormProps) {
  const t = useTranslations("coaching.roster");
  return (
    <search aria-label={t("filter.label")} className="min-w-0 flex-1 print:hidden">
      <FoldedOnPhone label={t("filter.label")} isOpen={params.name !== ""}>
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
            value={params.name}
            maxLength={MAX_NAME_PART}
            onChange={(event) => onChange({ ...params, name: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              onArrowDown();
            }}
          />
          <Select
            name="flag"
            label={t("filter.flag")}
            value={params.flag}
            onChange={(event) => onChange({ ...params, flag: event.target.value as FlagChoice })}
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
              value={params.sort}
              onChange={(event) => onChange(sortBy(params, event.target.value as Sort))}
              className="flex-1"
            >
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`column.${sort}`)}
                </option>
              ))}
            </Select>
            <Button
              onClick={() => onChange({ ...params, isDescending: !params.isDescending })}
              aria-label={t("filter.reverse", { order: params.isDescending ? "down" : "up" })}
            >
              <span aria-hidden>{params.isDescending ? "↓" : "↑"}</span>
            </Button>
          </div>
          <noscript>
            <Button type="submit">{t("filter.submit")}</Button>
          </noscript>
        </form>
      </FoldedOnPhone>
    </search>
  );
}
