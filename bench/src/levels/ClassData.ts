/** Kinds of data that compress differently. */
export const classNames = ["csv", "json", "xml", "snappy", "encrypted"] as const;
export type ClassName = (typeof classNames)[number];

/** Frames of one kind of data, as objects of a bucket are packed. */
export interface ClassData {
  readonly name: ClassName;
  readonly key: string;
  readonly contentType: string;
  /** Objects that a frame is made of: the original scores by object. */
  readonly objectsPerFrame: number;
  readonly frames: readonly Buffer[];
}
