/** Where a job's source code is, checked. */
export type SourceAddress =
  | { readonly kind: "none" }
  | GitAddress
  | { readonly kind: "zip"; readonly bucket: string; readonly key: string }
  /** `prefix` is empty or ends with `/`. */
  | { readonly kind: "prefix"; readonly bucket: string; readonly prefix: string };

export interface GitAddress {
  readonly kind: "git";
  /** Without credentials, query and fragment. */
  readonly url: string;
  readonly host: string;
  /** 443 where the URL names none. */
  readonly port: number;
  /** A branch, a tag or a whole commit id; undefined for the default branch. */
  readonly ref?: string;
}
