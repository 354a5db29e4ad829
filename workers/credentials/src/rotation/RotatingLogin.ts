/** What rotation itself has to know of a login, whatever its engine. */
export interface RotatingLogin {
  readonly engine: string;
  readonly username: string;
  /** Missing only in a first value. */
  readonly password?: string | undefined;
  /** ARN of the secret with the login that may change this one. */
  readonly masterarn?: string | undefined;
}
