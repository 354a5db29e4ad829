/** A value of a provider's configuration, which Pulumi keeps as JSON text where it is no text itself. */
export function providerValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
