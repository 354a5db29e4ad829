import type { DrawnThing } from "./DrawnThing.js";

/** Whether something works under a role, which it may have by its name or by its ARN. */
export function worksUnder({ roles }: Pick<DrawnThing, "roles">, role: string): boolean {
  return roles.some((name) => name === role || (name.startsWith("arn:") && name.endsWith(`/${role}`)));
}
