import type { SecurityFinding } from "./SecurityFinding.js";
import type { ValidationScope } from "./ValidationScope.js";

/** A finding without the name of its check. */
export type Found = Omit<SecurityFinding, "check">;

/** One thing that the validator looks at. */
export interface SecurityCheck {
  /** Lower case with dashes; scripts rely on it. */
  readonly name: string;
  /** What is looked at, for people. */
  readonly about: string;
  /** What it needs to be asked for: a folder, an environment. Without, it looks at the account of the credentials. */
  readonly needs?: "path" | "environment";
  /** @throws any error: the check could not be made, which is no finding and no pass */
  readonly run: (scope: ValidationScope) => Promise<readonly Found[]>;
}
