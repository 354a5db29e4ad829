/** Words of a name that say that its value opens something. */
const secretWords = new Set([
  "secret",
  "secrets",
  "password",
  "passwd",
  "pwd",
  "passphrase",
  "token",
  "credential",
  "credentials",
  "apikey",
]);
/** What makes a key one that opens something: a partition key or a KMS key's ARN does not. */
const openingKeys = new Set(["api", "access", "private", "signing", "encryption", "secret"]);
/** Last words of a name that say that its value only tells where the secret is, who uses it or how long it lives. */
const pointers = new Set([
  ...["arn", "arns", "name", "names", "id", "ids", "path", "file", "uri", "url", "prefix", "version", "alias", "ref"],
  ...["seconds", "minutes", "hours", "days", "length", "count", "limit", "policy", "enabled", "rotation", "type"],
]);

/** Whether a property's name says that its value is a secret: `dbPassword` and `API_KEY` do, `secretArn` does not. */
export function saysSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  if (pointers.has(words.at(-1) ?? "")) return false;
  return words.some(
    (word, index) => secretWords.has(word) || (word === "key" && openingKeys.has(words[index - 1] ?? "")),
  );
}
