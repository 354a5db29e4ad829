import type { Clients } from "./Clients.js";
import type { Context, ProviderMode } from "./Context.js";
import type { Definitions } from "./findDefinition.js";
import type { Properties } from "./values/Json.js";

/** A configured provider: what Configure settled for every later request. */
export interface Session {
  readonly definitions: Definitions;
  readonly mode: ProviderMode;
  readonly region: string;
  readonly accountId: string;
  readonly defaultTags: Readonly<Record<string, string>>;
  readonly clients: Clients;
  readonly signal: AbortSignal;
}

/** What a definition may know when it works on one resource. `properties` are its inputs or state, for `region`. */
export const contextFor = (session: Session, urn: string, properties: Properties): Context => ({
  region: typeof properties.region === "string" ? properties.region : session.region,
  accountId: session.accountId,
  partition: "aws",
  mode: session.mode,
  urn,
  clients: session.clients,
  defaultTags: session.defaultTags,
  signal: session.signal,
});
