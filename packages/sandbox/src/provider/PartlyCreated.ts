/**
 * Thrown by a definition's `create` when the thing was made and a later step failed. The engine then keeps the id in
 * the state as "initialization failed" and the next `pulumi up` updates it, so that nothing is orphaned.
 */
export class PartlyCreated extends Error {
  override readonly name = "PartlyCreated";

  constructor(
    readonly id: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
