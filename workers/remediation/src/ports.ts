import type { AccountEvent } from "./events/AccountEvent.js";

/** What is wrong with something, and what puts it right. */
export interface Remedy {
  /** What was found, as a person reads it: "bucket orders is open: …". No values but names and settings. */
  readonly finding: string;
  /** What puts it right, as an order: "turn on …". */
  readonly action: string;
  /** Does it. Once it is done, `examine` finds nothing more. */
  apply(): Promise<void>;
}

/** One kind of thing that must not stay as it is, behind the API of its service. */
export interface Remediator {
  /** Procedure for what a person does after, a page of the runbooks. */
  readonly runbook: string;
  /** Ids of what an event is about: names of buckets, ids of groups and keys, names of trails. None where it is of something else. */
  targetsIn(event: AccountEvent): readonly string[];
  /** How a target stands now, whatever the event said; undefined where nothing is wrong, or it is no longer there. */
  examine(target: string): Promise<Remedy | undefined>;
}

/** What people are told. */
export interface Notice {
  /** One line of ASCII, 100 characters at most. */
  readonly subject: string;
  readonly text: string;
}

/** Whom people are told through. */
export interface Notifier {
  tell(notice: Notice): Promise<void>;
}
