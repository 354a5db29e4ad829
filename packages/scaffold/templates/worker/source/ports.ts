/** An object that was uploaded, as its event tells. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  /** Orders the events of one key. */
  readonly sequencer: string | undefined;
}

/** Where results are kept. */
export interface Results {
  /** Makes the result of an upload, durably; nothing where one of the same or of a newer event is there already. */
  put(upload: Upload): Promise<void>;
}
