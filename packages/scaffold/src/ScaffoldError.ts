/** A scaffold that cannot be made: what is in the way, and what to do. Nothing has been written. */
export class ScaffoldError extends Error {
  override readonly name = "ScaffoldError";

  constructor(
    problem: string,
    readonly fix: string,
  ) {
    super(`${problem}: ${fix}`);
  }
}
