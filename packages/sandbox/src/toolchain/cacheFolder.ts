import { homedir } from "node:os";
import { join } from "node:path";

/** The folder shared by all checkouts for built tools: `${XDG_CACHE_HOME:-~/.cache}/sallyport/<tool>/<version>`. Pure. */
export function cacheFolder(tool: string, version: string, environment: NodeJS.ProcessEnv): string {
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "sallyport", tool, version);
}
