/** A catalog file that cannot be read, or a row that cannot be written. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";

  constructor(
    readonly what: string,
    readonly where: string,
    readonly fix: string,
    cause?: unknown,
  ) {
    super(`${what} (${where}). ${fix}`, { cause });
  }
}
