import type { SoundName } from './preferences';

/** Two notes each, told apart with closed eyes: up for good news, down for bad, thrice when grave. */
const melodies: Readonly<Record<SoundName, readonly { hertz: number; atMs: number }[]>> = {
  fill: [
    { hertz: 660, atMs: 0 },
    { hertz: 880, atMs: 90 },
  ],
  refusal: [
    { hertz: 440, atMs: 0 },
    { hertz: 294, atMs: 120 },
  ],
  alert: [
    { hertz: 587, atMs: 0 },
    { hertz: 587, atMs: 180 },
  ],
  critical: [
    { hertz: 988, atMs: 0 },
    { hertz: 740, atMs: 160 },
    { hertz: 988, atMs: 320 },
    { hertz: 740, atMs: 480 },
  ],
};
const noteSeconds = 0.14;
const quietMs = 700;

let context: AudioContext | undefined;
const playedAtMs = new Map<SoundName, number>();

/** Plays a sound, the same one at most every 700 ms: fifty fills are one. Silent until a first input. */
export function playSound(name: SoundName): void {
  const nowMs = performance.now();
  if (nowMs - (playedAtMs.get(name) ?? Number.NEGATIVE_INFINITY) < quietMs) {
    return;
  }
  playedAtMs.set(name, nowMs);
  context ??= new AudioContext();
  // Browsers hold sound back until the person has touched the page.
  void context.resume();
  for (const { hertz, atMs } of melodies[name]) {
    playNote(context, hertz, context.currentTime + atMs / 1_000);
  }
}

function playNote(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.12, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}
