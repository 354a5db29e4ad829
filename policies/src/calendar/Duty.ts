/** How often, with the five fields of cron in UTC: each on a minute of its own, off the full hour, when the forge's queues are long. */
export const intervals = {
  continuous: { cron: "43 4 * * *", words: "every day" },
  monthly: { cron: "23 5 1 * *", words: "on the first of each month" },
  quarterly: { cron: "33 5 2 1,4,7,10 *", words: "on the second of January, April, July and October" },
  annual: { cron: "53 5 3 2 *", words: "on the third of February" },
} as const;

export type Interval = keyof typeof intervals;

/** What a job runs for a duty, and keeps: everything in the folder `reports`. */
export interface Gathering {
  readonly name: string;
  /** Lines of bash; one that ends with another code than 0 fails the job, after the others have run. */
  readonly run: readonly string[];
  /**
   * `checkout`: this repository alone. `account`: the role of the repository's variables, without which it is left out.
   * `state`: that, and the backend which holds the stacks' states.
   */
  readonly needs: "checkout" | "account" | "state";
}

/** One entry of the calendar. */
export interface Duty {
  /** In kebab case; unique. */
  readonly id: string;
  readonly interval: Interval;
  readonly title: string;
  /** Ids of the catalogue. */
  readonly controls: readonly string[];
  /** The role that does it, or looks at what the job found. */
  readonly who: string;
  /** One sentence. */
  readonly what: string;
  readonly gathers: readonly Gathering[];
  /** What a person does and ticks off, in order. Empty where the job's result speaks for itself: then no issue is opened. */
  readonly checklist: readonly string[];
}
