import type { ImageTable } from "../../lifecycle/ImageTable.js";
import type { CredentialsEndpoint } from "../credentials/CredentialsEndpoint.js";
import type { RunnerClients } from "../RunnerClients.js";
import type { Reaper } from "./Reaper.js";

/** What all tasks of a sandbox share. */
export interface TaskContext {
  readonly clients: RunnerClients;
  /** The emulator's endpoint, given to tasks. */
  readonly endpoint: string;
  readonly caFile: string;
  readonly images: ImageTable;
  /** Folder of the tasks' private folders. */
  readonly tasks: string;
  /** Folder of the tasks' log files. */
  readonly logs: string;
  readonly credentials: CredentialsEndpoint;
  /** Seconds. */
  readonly credentialLifetime: number;
  readonly reaper: Reaper;
  readonly log: (line: string) => void;
  /** Ends all processes at once. */
  readonly kill: AbortSignal;
}
