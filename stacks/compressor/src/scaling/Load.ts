/** Objects that arrive at a source bucket over some time. */
export interface Load {
  readonly name: string;
  readonly objectBytes: number;
  readonly minutes: number;
  /** Objects in the second `second` after the start. */
  readonly perSecond: (second: number) => number;
}
