/** Why an object of a target is not the source's current one. */
export type Difference =
  /** Their sizes differ. */
  | "other-size"
  /** The target's was written before the source's was made. */
  | "older"
  /** Stored checksums over the whole contents differ. */
  | "other-content"
  /** The target says that it was made from another content, or at another time, than the source has. */
  | "other-origin";

/** What a target holds of a key is not what the source does. As `--json` lists it. */
export interface ObjectFinding {
  readonly finding: "missing" | "different" | "extra";
  readonly rule: string;
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  readonly why?: Difference;
  /** Bytes; absent where there is no such object. */
  readonly sourceSize?: number;
  readonly targetSize?: number;
  /** ISO 8601. */
  readonly sourceModified?: string;
  readonly targetModified?: string;
  /** The source's, where its content has to be restored before it can be read. */
  readonly archived?: string;
  /** What `--repair` did: sent to the rule's queue, or nothing, because it is gone or archived. */
  readonly repair?: "sent" | "gone" | "archived";
}

/** What explains missing objects for the time being, or who has them. As `--json` lists it. */
export interface WorkUnderWay {
  readonly finding: "under-way" | "set-aside";
  readonly rule: string;
  readonly what: "events" | "archives" | "recent objects";
  readonly region: string;
  /** URL of the queue, or the bucket. */
  readonly place: string;
  readonly count: number;
}
