/** A component argument that cannot be used. Thrown at construction, before anything is registered. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";

  /**
   * @param component class and logical name, as `describeComponent` gives them: `HardenedBucket "data"`
   * @param argument path of the argument, for example `lifecycle.expireDays`
   * @param value the value as given
   * @param fix what to write instead, and why
   */
  constructor(
    readonly component: string,
    readonly argument: string,
    readonly value: unknown,
    fix: string,
  ) {
    super(`${component}: ${argument} ${JSON.stringify(value)} is refused: ${fix}`);
  }
}
