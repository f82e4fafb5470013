"use client";

import { useTranslations } from "next-intl";
import { MAX_TARGET } from "@/domain/api/fields/text-length";
import { NotificationQuestion } from "../../signals/notification-question";
import { classNames } from "../../ui/class-names";
import { TextField } from "../../ui/field";
import type { PanelPlace, SessionPanelState } from "../use-session-panel";
import { SeenBy } from "./seen-by";
import { StartChips } from "./start-chips";
import { StartFailure } from "./start-failure";
import type { StartFormApi } from "./use-start-form";

interface StartDetailsProps {
  panel: SessionPanelState;
  place: PanelPlace | null;
  start: StartFormApi;
  /** Hides the unfinished targets and recent choices on a narrow screen, until they are asked for. */
  chipsClassName: string;
}

/** Below the start form: why a start failed, who will see the session, and choices to fill it in. */
export function StartDetails({ panel, place, start, chipsClassName }: StartDetailsProps) {
  const t = useTranslations("home");
  const { data, form, known, starter } = panel;
  return (
    <div className="flex w-full flex-col gap-3 text-sm text-soft">
      {starter.failure !== null && (
        <div className="pt-3 text-ink">
          <StartFailure starter={starter} />
        </div>
      )}
      {(form.target !== "" || form.leaveAlone !== "") && (
        <TextField
          className={place ? "pt-2" : ""}
          label={t("target.leaveAlone")}
          isLabelHidden
          placeholder={t("target.leaveAloneExample")}
          name="leaveAlone"
          autoComplete="off"
          maxLength={MAX_TARGET}
          value={form.leaveAlone}
          onChange={(event) => start.change({ leaveAlone: event.currentTarget.value })}
        />
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 pt-2">
        {data.isNewcomer && panel.sessions.length === 0 && <p>{t("noPause")}</p>}
        {data.isSignedIn && (
          <SeenBy room={start.room} rooms={known.rooms} onChange={place?.onChangeSharing} />
        )}
        <div className={classNames("contents", chipsClassName)}>
          <StartChips panel={panel} isInRoom={place !== null} onTake={start.change} />
        </div>
      </div>
      {/* For a person who was away at the first end. */}
      {panel.sessions.length > 0 && <NotificationQuestion />}
    </div>
  );
}
