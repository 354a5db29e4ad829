import type { SandboxStack } from "../../../commands/evidence/SandboxStack.js";
import { sandboxPlace } from "../../../commands/evidence/sandboxPlace.js";
import { readStackState } from "../../../pulumi/stack/readStackState.js";
import { intendedRoles } from "../../ledger/intendedRoles.js";

/** Names of the roles that a stack in a sandbox made, by its state. */
export async function rolesOfStack(stack: SandboxStack, home: string): Promise<readonly string[]> {
  const resources = await readStackState(sandboxPlace(home, stack));
  return intendedRoles(stack.project, resources).map(({ role }) => role);
}
