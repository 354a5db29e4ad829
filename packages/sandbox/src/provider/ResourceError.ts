/** A failure that the engine shows beside the resource. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";
}
