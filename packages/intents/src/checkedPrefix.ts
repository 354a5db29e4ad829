import { IntentError } from "./IntentError.js";

const wild = /[*?]|\$\{/;

/**
 * The prefix as given, when it names a folder and nothing beside it.
 *
 * @throws IntentError for an empty prefix (it would reach the whole bucket unsaid), one that does not end at a
 * delimiter ("logs" also reaches "logs-2/"), one that starts at a delimiter, has an empty, "." or ".." segment, or
 * holds a character which IAM reads as a pattern.
 */
export function checkedPrefix(prefix: string): string {
  const refuse = (fix: string): never => {
    throw new IntentError("prefix", prefix, fix);
  };
  if (prefix === "") refuse("leave prefix out to mean the whole bucket");
  if (!prefix.endsWith("/")) refuse(`end it at a delimiter: ${JSON.stringify(`${prefix}/`)}`);
  if (wild.test(prefix)) refuse('remove "*", "?" and "${": IAM reads them as patterns');
  for (const segment of prefix.slice(0, -1).split("/")) {
    if (segment === "" || segment === "." || segment === "..") {
      refuse(`remove the segment ${JSON.stringify(segment)}: each segment must name a folder`);
    }
  }
  return prefix;
}
