import { readyAudio } from "../audio-context";
import type { Sound } from "../signal-settings";
import { renderSamples } from "./sound-samples";

/**
 * Plays a sound once. Returns when it is over; false when this page may not play.
 *
 * @param volume from 0 to 1
 */
export async function playSound(sound: Sound, volume: number): Promise<boolean> {
  const context = await readyAudio();
  if (!context) return false;
  const samples = renderSamples(sound, context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  // The square, because loudness is heard on a logarithmic scale.
  const gain = new GainNode(context, { gain: volume ** 2 });
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(gain).connect(context.destination);
  const isOver = new Promise<void>((resolve) => {
    source.onended = () => resolve();
  });
  source.start();
  await isOver;
  return true;
}
