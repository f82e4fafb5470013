import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { Problem } from "./problem";

interface FieldTexts {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** Says what is wrong and what to do; the typed value stays. */
  error?: ReactNode;
}

const INPUT =
  "min-h-9 w-full min-w-0 rounded border border-edge bg-surface px-3 py-1.5 text-base text-ink pointer-coarse:min-h-10 sm:text-sm " +
  "aria-invalid:border-danger disabled:opacity-60";

/** Share of `maxLength` from which the length is counted. */
const NEARLY_FULL = 0.85;

/**
 * A text input with label, hint and error. Near `maxLength` it counts, because the browser silently
 * ignores what is typed beyond it.
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
  const count = formatCount(input);
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

/** "112/120" once the field is nearly full. */
function formatCount(input: ComponentProps<"input">): string | null {
  if (!isCounted(input)) return null;
  const { value, maxLength } = input;
  return value.length >= maxLength * NEARLY_FULL ? `${value.length}/${maxLength}` : null;
}

/** True if the field is controlled and has a maximum length. A password's length is not shown. */
function isCounted(
  input: ComponentProps<"input">,
): input is ComponentProps<"input"> & { value: string; maxLength: number } {
  const { value, maxLength, type } = input;
  return typeof value === "string" && maxLength !== undefined && type !== "password";
}

/** A native select with label, hint and error. Children are `<option>`s. */
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

interface CheckFieldProps extends Omit<ComponentProps<"input">, "type" | "id"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A checkbox with label and hint. */
export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3">
      <input
        {...input}
        type="checkbox"
        id={id}
        className="mt-0.5 size-4 accent-ink"
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id} className="min-h-6 text-sm font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
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
