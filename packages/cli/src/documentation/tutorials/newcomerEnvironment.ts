import { delimiter, sep } from "node:path";

/** Of a test run, or of a sandbox that the shell uses. */
const ours = /^(JEST_|SALLYPORT_|AWS_|PULUMI_|npm_(lifecycle|package)_)|^(NODE_ENV|NODE_OPTIONS|INIT_CWD)$/;

/**
 * The variables of somebody who has never seen this checkout: nothing of it is on PATH, and no sandbox is chosen. Pure.
 *
 * @param root of the checkout that this runs from
 */
export function newcomerEnvironment(environment: NodeJS.ProcessEnv, root: string): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !ours.test(name));
  const path = (environment.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== root && !folder.startsWith(root + sep));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}
