import { type ComponentProps, type ReactNode, useId } from "react";

interface CheckFieldProps extends Omit<ComponentProps<"input">, "type" | "id"> {
  label: ReactNode;
  /** What ticking it means. */
  hint?: ReactNode;
}

/** A box to tick with its label, and what it means under it. */
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
