import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, TransformApi } from "./api/TransformApi.js";

export interface Watching {
  /** Path of what is waited for. */
  readonly path: string;
  readonly hasEnded: (answer: Answer) => boolean;
  /** Hears every answer. */
  readonly onAnswer: (answer: Answer) => void;
  /** Milliseconds between two answers, of which later ones come less often. Default: 1 s to 15 s. */
  readonly pause?: { readonly first: number; readonly longest: number };
}

/** Asks until the end is there. @returns the last answer */
export async function awaitEnd(api: TransformApi, watching: Watching): Promise<Answer> {
  const { path, hasEnded, onAnswer, pause: { first, longest } = { first: 1_000, longest: 15_000 } } = watching;
  for (let pause = first; ; pause = Math.min(longest, pause * 1.3)) {
    const answer = await api.call({ method: "GET", path });
    onAnswer(answer);
    if (hasEnded(answer)) return answer;
    await sleep(pause);
  }
}
