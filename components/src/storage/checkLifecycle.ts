import { ArgumentError } from "../errors/ArgumentError.js";
import { DataRole } from "./DataRole.js";
import { ArchiveClass, type IntelligentTieringArgs, type LifecycleArgs } from "./LifecycleArgs.js";
import { lifetimes } from "./lifetimes.js";

/** Longest life of data that only passes through, in days. */
const longestPassing = 7;

/** The data that only passes through, and the control that says so. */
const passing: Readonly<Partial<Record<DataRole, string>>> = {
  [DataRole.Staging]: "RET-01",
  [DataRole.Uploads]: "RET-02",
};

/**
 * Checks what lifetimes say together.
 *
 * @throws ArgumentError naming the field at fault
 */
export function checkLifecycle(component: string, role: DataRole, args: LifecycleArgs): void {
  const refuse = (field: keyof LifecycleArgs, value: unknown, fix: string): never => {
    throw new ArgumentError(component, `lifecycle.${field}`, value, fix);
  };
  const { archiveClass, intelligentTiering, ...days } = args;
  for (const [field, value] of Object.entries(days) as [keyof LifecycleArgs, unknown][]) {
    if (value === undefined || (Number.isInteger(value) && Number(value) >= 1)) continue;
    refuse(field, value, "give whole days, at least 1");
  }
  const control = passing[role];
  if (control !== undefined && (args.expireDays ?? 0) > longestPassing) {
    const fix = `${role} data lives at most ${longestPassing} days (${control}); shorten it or use another dataRole`;
    refuse("expireDays", args.expireDays, fix);
  }
  const { archiveAfterDays, expireDays = lifetimes[role].expireDays } = args;
  if (archiveAfterDays !== undefined && expireDays !== undefined && expireDays <= archiveAfterDays) {
    refuse(
      "archiveAfterDays",
      archiveAfterDays,
      `objects expire after ${expireDays} days; archive them before, or not`,
    );
  }
  if (archiveClass !== undefined && !Object.values(ArchiveClass).includes(archiveClass)) {
    refuse("archiveClass", archiveClass, `give ${Object.values(ArchiveClass).join(", ")}`);
  }
  if (intelligentTiering === undefined) return;
  if (archiveAfterDays !== undefined || archiveClass !== undefined) {
    refuse("intelligentTiering", intelligentTiering, "remove it or the archive: S3 tiers by use or by age");
  }
  checkTiers(component, intelligentTiering);
}

function checkTiers(component: string, { archiveAfterDays, deepArchiveAfterDays }: IntelligentTieringArgs): void {
  for (const [field, days, least] of [
    ["archiveAfterDays", archiveAfterDays, 90],
    ["deepArchiveAfterDays", deepArchiveAfterDays, 180],
  ] as const) {
    if (days === undefined || (Number.isInteger(days) && days >= least && days <= 730)) continue;
    const argument = `lifecycle.intelligentTiering.${field}`;
    throw new ArgumentError(component, argument, days, `give whole days from ${least} to 730`);
  }
}
