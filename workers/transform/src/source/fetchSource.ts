import type { SourceAddress } from "@sallyport/transform-rules";
import type { JobPorts } from "../ports.js";
import type { FetchedSource } from "./FetchedSource.js";
import { cloneRepository } from "./git/cloneRepository.js";
import { copyPrefix } from "./prefix/copyPrefix.js";
import type { SourceLimits } from "./SourceLimits.js";
import { fetchZip } from "./zip/fetchZip.js";

export interface FetchSourceOptions {
  readonly source: SourceAddress;
  /** An empty folder that becomes the program's working folder. */
  readonly code: string;
  /** A folder for what is not kept. */
  readonly scratch: string;
  readonly limits: SourceLimits;
}

/**
 * Brings the source into the folder `code`.
 * @throws RefusedError for a source that is hostile, damaged or over a limit; RetryableError where the network failed
 */
export async function fetchSource(
  ports: Pick<JobPorts, "objects" | "hosts" | "tokens">,
  { source, code, scratch, limits }: FetchSourceOptions,
  signal: AbortSignal,
): Promise<FetchedSource> {
  switch (source.kind) {
    case "none":
      return { kind: "none", files: 0, bytes: 0 };
    case "git":
      return await cloneRepository(ports, { address: source, code, scratch, limits }, signal);
    case "zip":
      return await fetchZip(ports.objects, { address: source, code, scratch, limits }, signal);
    case "prefix":
      return await copyPrefix(ports.objects, { address: source, code, limits }, signal);
  }
}
