import { checkSchedule } from "../compute/checkSchedule.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { BackupPlanArgs } from "./BackupPlanArgs.js";

/** The settings of a backup plan that are decided before anything is made. */
export interface BackupSettings {
  readonly vaultName: string;
  readonly keepDays: number;
  readonly lockDays: number;
  readonly silentHours: number;
}

/**
 * Checks what is plain of a backup plan's arguments and fills in the defaults.
 *
 * @throws ArgumentError for nothing to back up, databases without their keys, and a value that AWS Backup does not take
 */
export function planBackup(component: string, name: string, args: BackupPlanArgs): BackupSettings {
  const { vaultName = name, keepDays = 35, lockDays = 7, silentHours = 48, irrevocableAfterDays } = args;
  for (const argument of ["databaseArns", "databaseKeyArns"] as const) {
    const fix = "name at least one: an instance of RDS, and the key of its storage";
    if (args[argument].length === 0) throw new ArgumentError(component, argument, [], fix);
  }
  if (!/^[A-Za-z0-9_-]{2,50}$/.test(vaultName)) {
    throw new ArgumentError(component, "vaultName", vaultName, "give 2 to 50 letters, digits, hyphens and underscores");
  }
  const { schedule } = args;
  checkSchedule(component, "schedule", schedule);
  if (typeof schedule === "string" && !schedule.startsWith("cron(")) {
    const fix = 'write it as "cron(0 2 * * ? *)": AWS Backup takes no other form';
    throw new ArgumentError(component, "schedule", schedule, fix);
  }
  checkDays("keepDays", keepDays, 7, 36_500);
  checkDays("lockDays", lockDays, 1, keepDays);
  checkDays("silentHours", silentHours, 1, 168);
  if (irrevocableAfterDays !== undefined) checkDays("irrevocableAfterDays", irrevocableAfterDays, 3, 36_500);
  return { vaultName, keepDays, lockDays, silentHours };

  function checkDays(argument: keyof BackupPlanArgs, value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new ArgumentError(component, argument, value, `give a whole number from ${least} to ${most}`);
  }
}
