import { join } from "node:path";

/** The sandbox's folder: `$SALLYPORT_HOME`, or `.sandbox` in the repository. */
export function sandboxHome(root: string, environment: NodeJS.ProcessEnv): string {
  return environment.SALLYPORT_HOME ?? join(root, ".sandbox");
}
