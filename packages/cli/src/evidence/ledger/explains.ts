import { covers } from "@sallyport/policies";
import type { Explanation } from "./explanations.js";
import type { RoleGrants } from "./RoleGrants.js";

/** Whether an explanation is of a role's statement, by its Sid. */
export function explains(
  { stack, role, statement }: Explanation,
  held: Pick<RoleGrants, "stack" | "role">,
  sid: string,
): boolean {
  return stack === held.stack && covers(role, held.role) && covers(statement, sid);
}
