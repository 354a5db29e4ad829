/** Where objects are kept. */
export interface Archive {
  /** Writes an object whole; the same key again replaces it by the same content. */
  put(key: string, body: Uint8Array): Promise<void>;
}
