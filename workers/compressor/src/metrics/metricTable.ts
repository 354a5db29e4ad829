import type { MetricUnit } from "@sallyport/worker-kit";

/** The two sides of the worker. */
export type Side = "source" | "target";

/** What is known of a metric before it is emitted. */
export interface MetricRow {
  readonly unit: MetricUnit;
  /** Who emits it. */
  readonly sides: readonly Side[];
  /** A sentence's end without the full stop: what one value counts. */
  readonly meaning: string;
}

/** CloudWatch namespace of every metric of the worker. */
export const metricNamespace = "Sallyport/Compressor";

/** Dimensions of all metrics of a side. Each combination is paid for: a source emits for its rule, a target for its region. */
export const sideDimensions = {
  source: ["Side", "Rule"],
  target: ["Side", "Region"],
} as const satisfies Record<Side, readonly string[]>;

/**
 * Every metric that the worker emits. Emits are typed by this table, the tables of README.md and of the guide are made from it, and
 * the stack's dashboard and alarms are compared with it.
 */
export const metricTable = {
  ArchivesStaged: {
    unit: "Count",
    sides: ["source"],
    meaning: "archives that are whole in the outbound bucket",
  },
  ObjectsArchived: {
    unit: "Count",
    sides: ["source"],
    meaning: "objects in those archives",
  },
  DeletionsArchived: {
    unit: "Count",
    sides: ["source"],
    meaning: "deletions in those archives, of rules that mirror them",
  },
  DeletionsUnmirrored: {
    unit: "Count",
    sides: ["source"],
    meaning: "deletions of a single version, or without a sequencer, which no target repeats: see the reconciliation",
  },
  BytesIn: {
    unit: "Bytes",
    sides: ["source"],
    meaning: "content of those objects",
  },
  BytesOut: {
    unit: "Bytes",
    sides: ["source"],
    meaning: "size of those archives: what is carried to each target region",
  },
  ArchiveSeconds: {
    unit: "Seconds",
    sides: ["source"],
    meaning: "from the first byte packed to the archive's being staged",
  },
  DollarsSaved: {
    unit: "None",
    sides: ["source"],
    meaning: "what those archives spare of transfer to all target regions, in US dollars",
  },
  ComputeDollars: {
    unit: "None",
    sides: ["source"],
    meaning: "what the processor time of their compression costs, in US dollars",
  },
  NetDollars: {
    unit: "None",
    sides: ["source"],
    meaning: "what is left of the saving, in US dollars: `DollarsSaved` less `ComputeDollars`",
  },
  CpuSeconds: {
    unit: "Seconds",
    sides: ["source"],
    meaning: "processor time that their compression took, all threads together",
  },
  FramesExplored: {
    unit: "Count",
    sides: ["source"],
    meaning: "frames at a level that was tried to know it better",
  },
  FramesStored: {
    unit: "Count",
    sides: ["source"],
    meaning: "frames that are stored, since no level pays",
  },
  LevelTableFailures: {
    unit: "Count",
    sides: ["source"],
    meaning: "times that the table of level figures could not be read or written; nothing waits for it",
  },
  ObjectsGone: {
    unit: "Count",
    sides: ["source"],
    meaning: "objects whose version was deleted before it was read",
  },
  ObjectsInArchiveTier: {
    unit: "Count",
    sides: ["source"],
    meaning:
      "objects that S3 gives only after a restore (GLACIER, DEEP_ARCHIVE, archive tiers), each time they are tried",
  },
  ArchivesConfirmed: {
    unit: "Count",
    sides: ["source"],
    meaning: "archives that every target region has confirmed, and that were removed",
  },
  ArchivesApplied: {
    unit: "Count",
    sides: ["target"],
    meaning: "archives of which every object is written or overtaken",
  },
  ObjectsApplied: {
    unit: "Count",
    sides: ["target"],
    meaning: "objects written to a target bucket",
  },
  DeletionsApplied: {
    unit: "Count",
    sides: ["target"],
    meaning: "objects deleted in a target bucket because the source deleted them",
  },
  ObjectsSettled: {
    unit: "Count",
    sides: ["target"],
    meaning: "objects with nothing to do: this or a newer event had been applied",
  },
  BytesApplied: {
    unit: "Bytes",
    sides: ["target"],
    meaning: "content written to target buckets",
  },
  ApplySeconds: {
    unit: "Seconds",
    sides: ["target"],
    meaning: "from the archive's being opened to its last object's being written",
  },
  ArchivesBackedUp: {
    unit: "Count",
    sides: ["target"],
    meaning: "archives that are kept in a backup bucket, verified and in its catalog",
  },
  BytesBackedUp: {
    unit: "Bytes",
    sides: ["target"],
    meaning: "size of those archives",
  },
  ObjectsFailed: {
    unit: "Count",
    sides: ["target"],
    meaning:
      "objects of an archive that could not be written, or are in another worker's hands; the message is tried again",
  },
  ObjectsWithFullTags: {
    unit: "Count",
    sides: ["target"],
    meaning: "objects with so many tags that their origin went to user metadata",
  },
  MessagesFailed: {
    unit: "Count",
    sides: ["source", "target"],
    meaning: "messages given back to the queue, or set aside, after an error",
  },
} as const satisfies Record<string, MetricRow>;

type Table = typeof metricTable;

/** Names of the metrics that a side emits. */
export type MetricName<S extends Side = Side> = {
  [Name in keyof Table]: S extends Table[Name]["sides"][number] ? Name : never;
}[keyof Table];
