"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Problem } from "../../ui/problem";
import { suspendAudio, unlockAudio } from "../audio-context";
import { SOUNDS, type Sound } from "../signal-settings";
import { useSignalSettings } from "../use-signal-settings";

const VOLUME_STEP = 0.1;

/** Which sound, how loud, and a button to hear it. */
export function SoundSetting() {
  const t = useTranslations("signals.settings");
  const [{ sound, volume }, change] = useSignalSettings();
  const [isRefused, setIsRefused] = useState(false);
  const name = useId();

  async function play(chosen: Sound) {
    unlockAudio();
    const { playSound } = await import("../engine/play-sound");
    setIsRefused(!(await playSound(chosen, volume)));
    suspendAudio();
  }
  return (
    <div className="flex flex-col gap-3">
      <fieldset>
        <legend className="mb-2 text-sm font-semibold">{t("sound.legend")}</legend>
        <div className="flex flex-wrap gap-2">
          {[...SOUNDS, "off" as const].map((choice) => (
            <Chip
              key={choice}
              name={name}
              value={choice}
              checked={sound === choice}
              onChange={() => change({ sound: choice })}
            >
              {t(`sound.${choice}`)}
            </Chip>
          ))}
        </div>
      </fieldset>
      {sound !== "off" && (
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <label className="flex flex-col gap-1 text-sm font-semibold">
            {t("volume")}
            <input
              type="range"
              min={VOLUME_STEP}
              max={1}
              step={VOLUME_STEP}
              value={volume}
              aria-valuetext={t("percent", { share: volume })}
              onChange={(event) => change({ volume: event.currentTarget.valueAsNumber })}
              className="h-8 w-48 max-w-full accent-ink"
            />
          </label>
          <Button size="small" onClick={() => play(sound)}>
            {t("play")}
          </Button>
        </div>
      )}
      {isRefused && <Problem>{t("noSound")}</Problem>}
    </div>
  );
}
