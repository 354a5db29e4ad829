import { ArgumentError } from "../errors/ArgumentError.js";
import type { RotatedSecretArgs } from "./RotatedSecretArgs.js";

/**
 * Checks what is known at construction of a secret's arguments.
 *
 * @throws ArgumentError for a name that AWS does not take or that looks like the end of an ARN, for more than 90 days
 * between rotations, and for a secret that nobody reads
 */
export function checkSecretArgs(component: string, name: string, args: RotatedSecretArgs): void {
  const { secretName = name, rotationDays, rotatorFunctionArn, rotatorRoleName, consumerRoleNames } = args;
  if (typeof secretName === "string") {
    if (!/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(secretName)) {
      const fix = "give 1 to 512 letters, digits and /_+=.@-";
      throw new ArgumentError(component, "secretName", secretName, fix);
    }
    // AWS finds secrets by partial ARN too and warns of such names (API reference, CreateSecret).
    if (/-[A-Za-z0-9]{6}$/.test(secretName)) {
      const fix = "do not end it in a hyphen and six characters: AWS takes that for the end of an ARN";
      throw new ArgumentError(component, "secretName", secretName, fix);
    }
  }
  if (
    typeof rotationDays === "number" &&
    !(Number.isInteger(rotationDays) && rotationDays >= 1 && rotationDays <= 90)
  ) {
    const fix = "give 1 to 90 days: credentials are changed each quarter at least (SEC-10)";
    throw new ArgumentError(component, "rotationDays", rotationDays, fix);
  }
  if (typeof rotatorFunctionArn === "string" && !/^arn:[^:]+:lambda:[^:]+:\d{12}:function:/.test(rotatorFunctionArn)) {
    throw new ArgumentError(component, "rotatorFunctionArn", rotatorFunctionArn, "give the ARN of a Lambda function");
  }
  if (consumerRoleNames.length === 0) {
    throw new ArgumentError(component, "consumerRoleNames", [], "name the roles that read the secret (SEC-06)");
  }
  const roles = [rotatorRoleName, ...consumerRoleNames, ...(args.operatorRoleNames ?? [])];
  for (const role of roles) {
    if (typeof role === "string" && !/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(role)) {
      const fix = "give the name of a role, with its path if it has one, and no ARN";
      throw new ArgumentError(component, "rotatorRoleName, consumerRoleNames, operatorRoleNames", role, fix);
    }
  }
}
