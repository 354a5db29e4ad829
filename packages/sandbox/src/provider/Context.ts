import type { Clients } from "./Clients.js";

/** `apply` calls the emulator; `plan` calls nothing and answers with realistic, stable values. */
export type ProviderMode = "apply" | "plan";

/** What a definition's functions may know beside the resource's properties. */
export interface Context {
  /** The resource's own `region` input, else the provider's region. */
  readonly region: string;
  readonly accountId: string;
  readonly partition: "aws";
  readonly mode: ProviderMode;
  readonly urn: string;
  readonly clients: Clients;
  /** The provider's `defaultTags`. */
  readonly defaultTags: Readonly<Record<string, string>>;
  /** Aborts when the engine cancels the deployment. */
  readonly signal: AbortSignal;
}
