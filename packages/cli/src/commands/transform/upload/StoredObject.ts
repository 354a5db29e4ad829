/** An object that is there already. */
export interface StoredObject {
  readonly bytes: number;
  /** Without quotes: of an object that one put made, the MD5 of its content, unless a key of KMS encrypts it. */
  readonly etag: string;
}
