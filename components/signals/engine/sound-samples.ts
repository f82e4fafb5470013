import type { Sound } from "../signal-settings";

interface Note {
  /** Seconds from the beginning. */
  at: number;
  hertz: number;
  /** Seconds until it has decayed to a thousandth. */
  decay: number;
  /** Overtones: multiple of the frequency, loudness, and share of the decay. */
  partials: readonly (readonly [multiple: number, loudness: number, decay: number])[];
}

const ATTACK_S = 0.006;
const PEAK = 0.6;
const FADE_S = 0.02;

/** The overtones of a small bell, of a plain tone, and of a tuned wooden bar. */
const BELL = [
  [1, 1, 1],
  [2, 0.45, 0.7],
  [2.76, 0.3, 0.5],
  [5.4, 0.12, 0.25],
] as const;
const TONE = [
  [1, 1, 1],
  [2, 0.15, 0.6],
] as const;
const WOOD = [
  [1, 1, 1],
  [3.98, 0.3, 0.3],
  [9.9, 0.08, 0.15],
] as const;

const NOTES: Record<Sound, readonly Note[]> = {
  bell: [
    { at: 0, hertz: 659.3, decay: 2.4, partials: BELL },
    { at: 0.7, hertz: 659.3, decay: 2.4, partials: BELL },
  ],
  tones: [
    { at: 0, hertz: 523.3, decay: 1.2, partials: TONE },
    { at: 0.35, hertz: 784, decay: 1.8, partials: TONE },
  ],
  marimba: [
    { at: 0, hertz: 392, decay: 0.9, partials: WOOD },
    { at: 0.18, hertz: 523.3, decay: 0.9, partials: WOOD },
    { at: 0.36, hertz: 659.3, decay: 1.1, partials: WOOD },
  ],
};

/** Samples from -1 to 1 of a sound. It begins and ends in silence, so that nothing clicks. */
export function renderSamples(sound: Sound, sampleRate: number): Float32Array<ArrayBuffer> {
  const notes = NOTES[sound];
  const seconds = Math.max(...notes.map(({ at, decay }) => at + decay));
  const samples = new Float32Array(Math.ceil(seconds * sampleRate));
  for (const note of notes) addNote(samples, note, sampleRate);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const fade = FADE_S * sampleRate;
  return samples.map((sample, index) => {
    const ending = Math.min(1, (samples.length - 1 - index) / fade);
    return (sample / peak) * PEAK * ending;
  });
}

function addNote(samples: Float32Array, note: Note, sampleRate: number): void {
  const start = Math.round(note.at * sampleRate);
  const length = Math.min(samples.length - start, Math.round(note.decay * sampleRate));
  for (const [multiple, loudness, share] of note.partials) {
    const step = (2 * Math.PI * note.hertz * multiple) / sampleRate;
    const rate = Math.log(1000) / (note.decay * share * sampleRate);
    for (let n = 0; n < length; n += 1) {
      const attack = Math.min(1, n / (ATTACK_S * sampleRate));
      const value = attack * loudness * Math.exp(-rate * n) * Math.sin(step * n);
      samples[start + n] = (samples[start + n] ?? 0) + value;
    }
  }
}
