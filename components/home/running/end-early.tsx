"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BREAK_REASONS, type BreakReason } from "@/domain/focus-session/break-reason";
import { type FocusSession, parseSession } from "../../live/session";
import { useReconnected } from "../../live/use-reconnected";
import { wasAnswered } from "../../trpc/failure";
import { useTRPCClient } from "../../trpc/provider";
import { useFormatFailure } from "../../trpc/use-format-failure";
import { Chip } from "../../ui/chip";
import { classNames } from "../../ui/class-names";
import { HoldButton } from "../../ui/hold-button";
import { Problem } from "../../ui/problem";
import { useReveal } from "./use-reveal";

interface EndEarlyProps {
  session: FocusSession;
  onEnded: (session: FocusSession) => void;
  /** Where a phone shows the reasons: in place of the advice, or over what follows on the page. */
  reasons: keyof typeof ON_PHONE;
  /** Advice shown until the reasons take its place. */
  children: ReactNode;
}

/**
 * Ends the session by one deliberate action. The reasons appear as soon as the pointer or the focus
 * comes near, because the reason is recorded together with the end. Neither the button nor anything
 * else moves when they appear, and nothing above the button is covered.
 */
export function EndEarly({ session, onEnded, reasons, children }: EndEarlyProps) {
  const t = useTranslations("session.end");
  const client = useTRPCClient();
  const { isShown, area } = useReveal();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState<BreakReason | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // A failure of the connection is over once it is back; a refusal by the server stays.
  useReconnected(() => setFailure((held: unknown) => (wasAnswered(held) ? held : null)));
  const isNear = isShown || isAsking || isBusy || reason !== null || failure !== null;

  async function end() {
    setIsBusy(true);
    setFailure(null);
    try {
      onEnded(parseSession(await client.focusSession.break.mutate({ id: session.id, reason })));
    } catch (error) {
      setFailure(error);
      setIsBusy(false);
    }
  }

  const phone = ON_PHONE[reasons];
  return (
    <div
      className="group/end relative flex flex-col gap-3 sm:flex-row sm:items-end sm:gap-6"
      {...area}
    >
      {/* The reasons keep their place while they are invisible, however many rows they need. */}
      <div
        className={classNames(
          "min-w-0 sm:relative sm:flex sm:min-h-18 sm:flex-1 sm:flex-col sm:justify-end short:min-h-24",
          phone.reserved,
        )}
      >
        <div
          className={classNames(
            "sm:absolute sm:inset-x-0 sm:bottom-0",
            phone.advice,
            isNear && phone.hiddenAdvice,
          )}
        >
          {children}
        </div>
        {/* Invisible, not hidden: the keyboard must reach the reasons. */}
        <div
          className={classNames(
            "flex flex-col gap-2",
            phone.reasons,
            !isNear && "pointer-events-none opacity-0",
          )}
        >
          <Instruction failure={failure} isAsking={isAsking} />
          <BreakReasonPicker value={reason} onChange={setReason} />
        </div>
      </div>
      {/* As wide as the question that the keyboard gets, so that the reasons do not wrap again. */}
      <div className="grid sm:min-w-60 sm:justify-items-end short:min-w-0">
        <HoldButton
          className="min-h-12"
          onConfirm={end}
          onAsking={setIsAsking}
          isBusy={isBusy}
          texts={{
            label: t("hold"),
            holding: t("holding"),
            busy: t("ending"),
            question: t("question"),
            confirm: t("confirm"),
            cancel: t("cancel"),
          }}
        />
      </div>
    </div>
  );
}

const ABOVE_BUTTON = "max-sm:absolute max-sm:inset-x-0 max-sm:bottom-0";
const ON_PHONE = {
  above: {
    reserved: "max-sm:relative max-sm:min-h-38",
    advice: ABOVE_BUTTON,
    hiddenAdvice: "invisible",
    reasons: ABOVE_BUTTON,
  },
  below: {
    reserved: "max-sm:flex max-sm:min-h-18 max-sm:items-end",
    advice: "",
    hiddenAdvice: "sm:invisible",
    reasons:
      "max-sm:absolute max-sm:inset-x-0 max-sm:top-full max-sm:z-20 max-sm:mt-2 max-sm:rounded-card " +
      "max-sm:border max-sm:border-edge max-sm:bg-surface max-sm:p-3 [&_input]:scroll-mb-24",
  },
};

/** How to end the session, or why the last try failed. */
function Instruction({ failure, isAsking }: { failure: unknown; isAsking: boolean }) {
  const t = useTranslations("session");
  const formatFailure = useFormatFailure();
  if (failure !== null) {
    return <Problem>{formatFailure(failure)}</Problem>;
  }
  return (
    <p
      aria-hidden
      className="flex flex-wrap gap-x-2 text-sm text-soft sm:max-lg:flex-col short:hidden"
    >
      {/* The keyboard has its own text; once the question is shown, neither is needed. */}
      <span className={isAsking ? "max-sm:hidden sm:invisible lg:hidden" : undefined}>
        <span className="group-has-focus-visible/end:hidden">{t("end.how")}</span>
        <span className="hidden group-has-focus-visible/end:inline">{t("end.howByKey")}</span>
      </span>
      <span>{t("reason.legend")}</span>
    </p>
  );
}

interface BreakReasonPickerProps {
  value: BreakReason | null;
  onChange: (reason: BreakReason | null) => void;
}

/** An optional reason for ending early; pressing the chosen one clears it. */
function BreakReasonPicker({ value, onChange }: BreakReasonPickerProps) {
  const t = useTranslations("session.reason");
  return (
    <fieldset>
      <legend className="sr-only">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2 short:gap-1">
        {BREAK_REASONS.map((reason) => (
          <Chip
            key={reason}
            className="short:px-2"
            name="break-reason"
            checked={value === reason}
            onChange={() => onChange(reason)}
            onClick={() => value === reason && onChange(null)}
          >
            {t(reason)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
