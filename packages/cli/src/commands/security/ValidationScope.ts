import type { EnvironmentName } from "@sallyport/credentials";
import type { AccountClients } from "./AccountClients.js";

/** What a validation looks at. */
export interface ValidationScope {
  /** Folder of source code; absolute. */
  readonly path?: string | undefined;
  /** Whether earlier versions of the source are looked through as well. */
  readonly history?: boolean | undefined;
  readonly environment?: EnvironmentName | undefined;
  /** Regions of the account that are looked at. */
  readonly regions: readonly string[];
  readonly clients: AccountClients;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
