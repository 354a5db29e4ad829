import fc from "fast-check";
import { type CallFault, faultKinds } from "./CallFault.js";

/** Bytes of the objects; workers have a batch of 1 MiB, so that the last two pass alone, and send parts of 16 MiB. */
export const sizes = {
  empty: 0,
  tiny: 20,
  small: 10_000,
  medium: 300_000,
  large: 1_600_000,
  parts: 18 * 1024 * 1024,
} as const;

/** A change of the source bucket. */
export type Step = {
  readonly key: number;
  /** Calls of the workers that are let pass first; fewer when they come to rest. */
  readonly pause: number;
} & (
  | { readonly do: "put"; readonly size: keyof typeof sizes; readonly tags: 0 | 2 | 9 }
  | { readonly do: "delete" }
  /** All versions but the current one go, as by a lifecycle rule. */
  | { readonly do: "expire" }
);

/** How an event reaches its queue. */
export interface Delivery {
  readonly copies: number;
  /** Rounds of the courier that each copy waits for; later ones overtake it. */
  readonly hold: number;
}

/** How an archive gets from one staging bucket to the other where the test carries it. */
export interface Carriage extends Delivery {
  /** Where a byte of the first copy is changed, in thousandths of its length; null for none. */
  readonly damage: number | null;
}

/** What happens in one run, in full: all that is random in it is drawn before it begins. */
export interface Schedule {
  /** Archives go by S3's replication; else the test carries them. */
  readonly replicated: boolean;
  /** Deletions are carried too. */
  readonly mirrored: boolean;
  readonly workers: { readonly source: number; readonly target: number };
  readonly steps: readonly Step[];
  readonly faults: readonly CallFault[];
  /** For one event after the other, and again from the first. */
  readonly deliveries: readonly Delivery[];
  readonly carriages: readonly Carriage[];
}

const place = { key: fc.nat({ max: 5 }), pause: fc.nat({ max: 12 }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("put" as const),
      ...place,
      size: fc.constantFrom("tiny" as const, "small", "medium", "large", "empty"),
      tags: fc.constantFrom(0, 2, 9),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const), ...place }) },
);

const fault: fc.Arbitrary<CallFault> = fc.record({
  side: fc.constantFrom("source", "target"),
  seat: fc.nat({ max: 1 }),
  at: fc.integer({ min: 1, max: 30 }),
  kind: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...faultKinds.filter((kind) => kind !== "restart")) },
    { weight: 1, arbitrary: fc.constant("restart" as const) },
  ),
  always: fc.boolean(),
});

const often = <Value>(usual: Value, other: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: other });
const delivery = { copies: often(1, fc.integer({ min: 2, max: 3 })), hold: often(0, fc.integer({ min: 1, max: 10 })) };
const carriage = fc.record({
  ...delivery,
  damage: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat({ max: 999 }) }),
});

/** Every schedule, smaller ones by shrinking. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    replicated: fc.boolean(),
    mirrored: fc.boolean(),
    workers: fc.record({ source: fc.integer({ min: 1, max: 2 }), target: fc.integer({ min: 1, max: 2 }) }),
    steps: fc.array(step, { minLength: 1, maxLength: 18, size: "max" }),
    faults: fc.array(fault, { minLength: 1, maxLength: 12, size: "max" }),
    deliveries: fc.array(fc.record(delivery), { minLength: 1, maxLength: 6, size: "max" }),
    carriages: fc.array(carriage, { minLength: 1, maxLength: 3, size: "max" }),
  })
  .map((schedule) =>
    Object.defineProperty({ ...schedule }, fc.toStringMethod, { value: () => describeSchedule(schedule) }),
  );

/** A schedule in a few lines, for the message of a failure. */
function describeSchedule({ replicated, mirrored, workers, steps, faults, deliveries, carriages }: Schedule): string {
  const posted = ({ copies, hold }: Delivery) => `${copies}x+${hold}`;
  const done = steps.map((each) => {
    const what = each.do === "put" ? `${each.size}${each.tags ? `/${each.tags} tags` : ""}` : each.do;
    return `k${each.key} ${what}${each.pause ? ` after ${each.pause}` : ""}`;
  });
  const met = faults.map(
    ({ side, seat, at, kind, always }) => `${side} ${seat} call ${at} ${kind}${always ? "!" : ""}`,
  );
  const carried = carriages.map((each) => `${posted(each)}${each.damage === null ? "" : ` damaged ${each.damage}`}`);
  return [
    `workers ${workers.source}+${workers.target}${mirrored ? ", deletions mirrored" : ""}`,
    `steps: ${done.join(", ")}`,
    `faults: ${met.join(", ") || "none"}`,
    `events: ${deliveries.map(posted).join(" ")}`,
    replicated ? "archives replicated" : `archives carried: ${carried.join(", ")}`,
  ].join("\n  ");
}
