/** A configuration that must not be deployed. Thrown before any resource is registered; nothing has changed. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  /**
   * @param where path of the value, for example `rules[1].source.prefix`
   * @param problem what is wrong with it
   * @param fix what to write instead
   */
  constructor(
    readonly where: string,
    readonly problem: string,
    readonly fix: string,
  ) {
    super(`configuration ${where}: ${problem}; ${fix}`);
  }
}
