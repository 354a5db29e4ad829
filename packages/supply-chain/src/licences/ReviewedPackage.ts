/** A dependency that people looked at, since its licence is none of those that are allowed, or it says none. */
export interface ReviewedPackage {
  readonly name: string;
  /** As it says its licence: another one asks for another look. */
  readonly licence: string;
  /** Why it may be used all the same. */
  readonly reason: string;
}
