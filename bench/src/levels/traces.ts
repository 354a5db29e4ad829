import { seededRandom } from "sallyport/random";
import { type ClassName, classNames } from "./ClassData.js";

/** One frame on its way: what it holds, and what its key says that it holds. */
export interface Step {
  readonly holds: ClassName;
  /** The frame of the kind's. */
  readonly frame: number;
  readonly claims: ClassName;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface Trace {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The first step that counts: the second half alone, where the data changes in the middle. */
  readonly judgedFrom: number;
}

const STEPS = 6_000;
const FRAMES = 4;
const START = Date.UTC(2026, 10, 1);

/** 2 MiB every half minute, for 50 hours. */
const STEADY_SECONDS = 30;
/** The same within half an hour: nothing of the first half has faded when the second begins. */
const BURST_SECONDS = 0.3;

/** One trace of each kind, one of all mixed, and some whose data changes in the middle under the same keys. */
export function makeTraces(seed: number): readonly Trace[] {
  const random = seededRandom(seed);
  const trace = (name: string, seconds: number, of: (at: number) => Pick<Step, "holds" | "claims">): Trace => ({
    name,
    judgedFrom: 0,
    steps: Array.from({ length: STEPS }, (_, at) => ({
      ...of(at),
      frame: Math.floor(random() * FRAMES),
      time: START + at * seconds * 1000,
    })),
  });
  const changing = (from: ClassName, to: ClassName, seconds: number, speed: string): Trace => {
    const at = STEPS / 2;
    const name = `after ${from} became ${to}, ${speed}`;
    return { ...trace(name, seconds, (step) => ({ holds: step < at ? from : to, claims: from })), judgedFrom: at };
  };
  const mixed = (): Pick<Step, "holds" | "claims"> => {
    const holds = classNames[Math.floor(random() * classNames.length)] ?? "csv";
    return { holds, claims: holds };
  };
  return [
    ...classNames.map((name) => trace(name, STEADY_SECONDS, () => ({ holds: name, claims: name }))),
    trace("mixed", STEADY_SECONDS, mixed),
    changing("json", "csv", STEADY_SECONDS, "steady"),
    changing("json", "encrypted", STEADY_SECONDS, "steady"),
    changing("encrypted", "json", STEADY_SECONDS, "steady"),
    changing("json", "csv", BURST_SECONDS, "in a burst"),
    changing("snappy", "xml", BURST_SECONDS, "in a burst"),
    changing("encrypted", "json", BURST_SECONDS, "in a burst"),
  ];
}
