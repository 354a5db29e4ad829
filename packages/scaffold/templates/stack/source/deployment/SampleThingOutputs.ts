/** The stack's outputs. */
export interface SampleThingOutputs {
  readonly region: string;
  /** Name of the bucket. */
  readonly bucket: string;
}
