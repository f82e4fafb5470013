import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { Problem } from "./problem";

interface FieldTexts {
  label: ReactNode;
  /** Keep the label for readers only, where the place says it already. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; the typed value stays. */
  error?: ReactNode;
}

const INPUT =
  "min-h-10.5 w-full min-w-0 rounded border border-edge bg-raised px-3 py-2 text-base text-ink " +
  "aria-invalid:border-danger disabled:opacity-60";

/** From this share of the longest text on, what is left is counted. */
const NEARLY_FULL = 0.85;

/**
 * A line of text with its label, a hint and an error that readers hear with it. Near the longest
 * text it may hold it counts, because the browser takes nothing more without a word.
 */
export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  className,
  ...input
}: ComponentProps<"input"> & FieldTexts) {
  const ids = useFieldIds(input.id);
  const count = countOf(input);
  return (
    <FieldFrame texts={{ label, isLabelHidden, hint, error }} ids={ids} className={className}>
      <div className="relative">
        <input
          {...input}
          id={ids.input}
          className={classNames(INPUT, count && "pe-20")}
          aria-invalid={error ? true : input["aria-invalid"]}
          aria-describedby={describedBy(ids, hint, error) ?? input["aria-describedby"]}
        />
        {isCounted(input) && (
          <output
            htmlFor={ids.input}
            className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-sm text-soft tabular-nums"
          >
            {count}
          </output>
        )}
      </div>
    </FieldFrame>
  );
}

/** "112/120" once little is left. */
function countOf(input: ComponentProps<"input">): string | null {
  if (!isCounted(input)) return null;
  const { value, maxLength } = input;
  return value.length >= maxLength * NEARLY_FULL ? `${value.length}/${maxLength}` : null;
}

/** Whether the field knows what is in it and how much may be; a password's length is nobody's business. */
function isCounted(
  input: ComponentProps<"input">,
): input is ComponentProps<"input"> & { value: string; maxLength: number } {
  const { value, maxLength, type } = input;
  return typeof value === "string" && maxLength !== undefined && type !== "password";
}

/** The platform's own select, with label, hint and error. Children are `<option>`s. */
export function Select({
  label,
  isLabelHidden,
  hint,
  error,
  className,
  ...select
}: ComponentProps<"select"> & FieldTexts) {
  const ids = useFieldIds(select.id);
  return (
    <FieldFrame texts={{ label, isLabelHidden, hint, error }} ids={ids} className={className}>
      <select
        {...select}
        id={ids.input}
        className={INPUT}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(ids, hint, error)}
      />
    </FieldFrame>
  );
}

type Ids = ReturnType<typeof useFieldIds>;

function useFieldIds(given: string | undefined) {
  const made = useId();
  const input = given ?? made;
  return { input, hint: `${input}-hint`, error: `${input}-error` };
}

function describedBy(ids: Ids, hint: ReactNode, error: ReactNode) {
  return [error ? ids.error : "", hint ? ids.hint : ""].filter(Boolean).join(" ") || undefined;
}

function FieldFrame({
  texts,
  ids,
  className,
  children,
}: {
  texts: FieldTexts;
  ids: Ids;
  className: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1", className)}>
      <label
        htmlFor={ids.input}
        className={texts.isLabelHidden ? "sr-only" : "text-sm font-semibold"}
      >
        {texts.label}
      </label>
      {children}
      {texts.error && <Problem id={ids.error}>{texts.error}</Problem>}
      {texts.hint && (
        <p id={ids.hint} className="text-sm text-soft">
          {texts.hint}
        </p>
      )}
    </div>
  );
}
