import { ArgumentError } from "../errors/ArgumentError.js";
import { checkIntents } from "../identity/checkIntents.js";
import { checkServices } from "../identity/checkServices.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { EncryptionKeyArgs } from "./EncryptionKeyArgs.js";

const roleArn = /^arn:[a-z-]+:iam::\d{12}:role\/.+$/;

/**
 * Checks the arguments of a key that are known at construction.
 *
 * @param component as `describeComponent` gives it
 * @throws ArgumentError naming the argument at fault
 */
export function checkKeyArgs(component: string, args: EncryptionKeyArgs): void {
  checkWaivers(component, args.exceptions);
  checkServices(component, "services", args.services);
  checkDays(component, "rotationDays", args.rotationDays, 90, 365, "keys rotate at least once a year (ENC-06)");
  checkDays(component, "deletionWindowDays", args.deletionWindowDays, 7, 30, "KMS takes no other");
  args.administratorArns?.forEach((arn, index) => {
    if (typeof arn === "string" && !roleArn.test(arn)) {
      const fix = "give a role's ARN, arn:aws:iam::111122223333:role/keys: users and accounts are too many (ENC-09)";
      throw new ArgumentError(component, `administratorArns[${index}]`, arn, fix);
    }
  });
  args.users?.forEach(({ access }, index) => {
    const argument = `users[${index}].access`;
    if (access.length === 0) throw new ArgumentError(component, argument, access, "name what the roles do");
    checkIntents(component, argument, access);
    access.forEach(({ key }, at) => {
      if (key === undefined) return;
      throw new ArgumentError(component, `${argument}[${at}].key`, key, "leave it out: it is this key");
    });
  });
}

function checkDays(component: string, argument: string, days: unknown, least: number, most: number, why: string): void {
  if (typeof days !== "number" || (Number.isInteger(days) && days >= least && days <= most)) return;
  throw new ArgumentError(component, argument, days, `give whole days from ${least} to ${most}: ${why}`);
}
