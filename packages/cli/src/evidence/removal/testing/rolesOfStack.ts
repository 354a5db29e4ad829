import { sandboxPlace } from "../../../commands/evidence/sandboxPlace.js";
import { sandboxStack } from "../../../pulumi/PulumiProject.js";
import { readStackState } from "../../../pulumi/stack/readStackState.js";
import { intendedRoles } from "../../ledger/intendedRoles.js";

/** Names of the roles that a stack in a sandbox made, by its state. */
export async function rolesOfStack(project: string, home: string): Promise<readonly string[]> {
  const resources = await readStackState(sandboxPlace(home, { project, stack: sandboxStack }));
  return intendedRoles(project, resources).map(({ role }) => role);
}
