import { ArgumentError } from "../errors/ArgumentError.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import { hardenedParameters } from "./hardenedParameters.js";
import type { PostgresDatabaseArgs } from "./PostgresDatabaseArgs.js";

/** The settings of a database that are decided before anything is made. */
export interface DatabasePlan {
  readonly identifier: string;
  /** Major version, such as 17. */
  readonly major: number;
  readonly engineVersion: string;
  readonly storageGib: number;
  readonly maxStorageGib: number;
  readonly maxConnections: number;
  readonly multiAz: boolean;
  readonly backupRetentionDays: number;
  readonly production: boolean;
}

/**
 * Checks what is plain of a database's arguments and fills in the defaults.
 *
 * @throws ArgumentError for a value that RDS does not take, or for a weakening without its waiver
 */
export function planDatabase(component: string, name: string, args: PostgresDatabaseArgs): DatabasePlan {
  checkWaivers(component, args.exceptions);
  const { exceptions, engineVersion = "17", storageGib = 20, maxConnections = 200, backupRetentionDays = 14 } = args;
  const identifier = args.identifier ?? name;
  const maxStorageGib = args.maxStorageGib ?? 5 * storageGib;
  const production = args.environment === "prod";
  const refuse = (argument: keyof PostgresDatabaseArgs, value: unknown, fix: string): never => {
    throw new ArgumentError(component, argument, value, fix);
  };
  const checkWhole = (argument: keyof PostgresDatabaseArgs, value: number, least: number, most: number): void => {
    const whole = Number.isInteger(value) && value >= least && value <= most;
    if (!whole) refuse(argument, value, `give a whole number from ${least} to ${most}`);
  };

  if (!/^[a-z](?:-?[a-z0-9])*$/.test(identifier) || identifier.length > 63) {
    refuse("identifier", identifier, "give at most 63 lower-case letters, digits and single hyphens, a letter first");
  }
  const major = /^\d+(\.\d+)?$/.test(engineVersion) ? Number.parseInt(engineVersion, 10) : 0;
  if (major < 16) refuse("engineVersion", engineVersion, 'give a version of PostgreSQL from 16 on, such as "17"');
  for (const argument of ["databaseName", "masterUsername"] as const) {
    const value = args[argument];
    if (typeof value === "string" && !(/^[a-z][a-z0-9_]{0,62}$/.test(value) && value !== "rdsadmin")) {
      refuse(argument, value, "give at most 63 lower-case letters, digits and underscores, a letter first");
    }
  }
  checkWhole("storageGib", storageGib, 20, 65_536);
  checkWhole("maxStorageGib", maxStorageGib, storageGib, 65_536);
  checkWhole("maxConnections", maxConnections, 6, 8_388_607);
  checkWhole("backupRetentionDays", backupRetentionDays, 1, 35);
  if (backupRetentionDays < 7 && exceptions?.shortBackups === undefined) {
    refuse("backupRetentionDays", backupRetentionDays, "give at least 7, or the reason in exceptions.shortBackups");
  }
  if (production && args.multiAz === false && exceptions?.singleAz === undefined) {
    refuse("multiAz", false, "leave it out, or say in exceptions.singleAz why prod may fail with its zone");
  }
  for (const parameter of Object.keys(args.parameters ?? {})) {
    if (parameter in hardenedParameters || parameter === "max_connections") {
      const fix = parameter === "max_connections" ? "set maxConnections" : "leave it out: it hardens the server";
      refuse("parameters", parameter, fix);
    }
  }
  const multiAz = args.multiAz ?? (production && exceptions?.singleAz === undefined);
  return {
    identifier,
    major,
    engineVersion,
    storageGib,
    maxStorageGib,
    maxConnections,
    multiAz,
    backupRetentionDays,
    production,
  };
}
