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
      <div
        className={classNames("sm:relative sm:min-h-18 sm:flex-1 short:min-h-24", phone.reserved)}
      >
        <div className={classNames(NEXT_TO_BUTTON, phone.advice, isNear && phone.hiddenAdvice)}>
          {children}
        </div>
        {/* Invisible, not hidden: the keyboard must reach the reasons. */}
        <div
          className={classNames(
            "flex flex-col gap-2",
            NEXT_TO_BUTTON,
            phone.reasons,
            !isNear && "pointer-events-none opacity-0",
          )}
        >
          <Instruction failure={failure} isAsking={isAsking} />
          <BreakReasonPicker value={reason} onChange={setReason} />
        </div>
      </div>
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
  );
}

const NEXT_TO_BUTTON = "sm:absolute sm:inset-x-0 sm:bottom-0";
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
      "max-sm:absolute max-sm:inset-x-0 max-sm:top-full max-sm:z-20 max-sm:rounded-card " +
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
    <p aria-hidden className="flex flex-wrap gap-x-2 text-sm text-soft short:max-[50rem]:hidden">
      {/* The keyboard has its own text; once the question is shown, neither is needed. */}
      {!isAsking && (
        <>
          <span className="group-has-focus-visible/end:hidden">{t("end.how")}</span>
          <span className="hidden group-has-focus-visible/end:inline">{t("end.howByKey")}</span>
        </>
      )}
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
