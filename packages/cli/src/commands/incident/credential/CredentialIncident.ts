import type { CredentialCheck } from "@sallyport/credentials";
import type { SecretReader } from "../access/readersOf.js";
import type { Gathered } from "../report/gathered.js";
import type { EventGroup } from "../trail/groupedEvents.js";

/** What `incident credential --json` prints (IR-03). */
export interface CredentialIncident {
  readonly environment: string;
  /** Name of the secret. */
  readonly secret: string;
  /** ISO 8601: from when on the trail was read. */
  readonly since: string;
  /** Both rotations, then that the new login opens and those from before do not. */
  readonly checks: readonly CredentialCheck[];
  /** Who took the secret's value. */
  readonly reads: Gathered<readonly EventGroup[]>;
  /** Who may take it, by policies: what depends on it. */
  readonly readers: Gathered<readonly SecretReader[]>;
}
