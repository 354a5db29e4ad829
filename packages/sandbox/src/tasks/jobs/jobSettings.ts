const limits = {
  /** Seconds that a minute of Batch's clock lasts: of timeouts, from SIGTERM to SIGKILL, of time limits of job states. */
  SALLYPORT_JOB_MINUTE_SECONDS: { least: 0.1, most: 60, whole: false },
  /** Jobs that run at one time; twice the machine's CPUs, at least 4, by default. */
  SALLYPORT_JOB_SLOTS: { least: 1, most: 1000, whole: true },
} as const;

/** Names of the settings, for whoever passes them on. */
export const jobSettingNames = Object.keys(limits) as readonly (keyof typeof limits)[];

/**
 * What the launcher takes from its environment for Batch jobs. Pure.
 *
 * @throws Error when a setting is no number within its limits
 */
export function jobSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const name of jobSettingNames) {
    const text = environment[name];
    if (!text) continue;
    const { least, most, whole } = limits[name];
    const value = Number(text);
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      throw new Error(`${name} is ${text}: give ${whole ? "a whole number" : "a number"} from ${least} to ${most}`);
    settings[name] = String(value);
  }
  return settings;
}
