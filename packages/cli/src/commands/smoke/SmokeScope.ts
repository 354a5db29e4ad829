import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import type { AccountClients } from "../security/AccountClients.js";

/** A deployed stack that is tried. */
export interface SmokeScope {
  /** Folder of `stacks/`, or `foundation`. */
  readonly project: string;
  /** The stack's name, for what looks it up itself. */
  readonly stack: string | undefined;
  readonly resources: readonly RecordedResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly clients: AccountClients;
  readonly account: string;
  /** The stack's own first. */
  readonly regions: readonly string[];
  /** Milliseconds since 1970: when the run began. */
  readonly since: number;
  /** What stands for the internet in the trial from inside, each as `host:port`; undefined for what is usual. */
  readonly internet?: readonly string[] | undefined;
  /** How long a unit of work may take, milliseconds. */
  readonly patience: number;
}
