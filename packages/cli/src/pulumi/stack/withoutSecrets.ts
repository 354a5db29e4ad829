/** Marks a secret in exported state; its value is ciphertext, or the text itself with --show-secrets. */
const secretSignature = "4dabf18193072939515e22adb298388d";

/** A copy of a value of a state in which `[secret]` stands for every secret, encrypted or not. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (secretSignature in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner)]));
}
