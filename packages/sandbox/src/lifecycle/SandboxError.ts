/** A failure of the sandbox that names what is wrong and how to fix it. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";

  /**
   * @param problem what is wrong and where
   * @param remedy how to fix it
   */
  constructor(
    readonly problem: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${problem}: ${remedy}`, options);
  }
}
