import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import type { AccountClients } from "../security/AccountClients.js";

/** What is about to be deployed, and where to. */
export interface PreflightScope {
  /** As they would be after the deployment. */
  readonly resources: readonly RecordedResource[];
  readonly clients: AccountClients;
  /** Of the account that it goes to. */
  readonly account: string;
  /** The first is the stack's own. */
  readonly regions: readonly string[];
}
