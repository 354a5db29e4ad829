import type { Redactor } from "./output/Redactor.js";

const secretOption =
  /^--?[\w-]{0,64}(?:token|passw(?:or)?d|passphrase|secret|api-?key|private-?key|credentials?)[\w-]{0,64}$/i;

/** A command for a log: secrets by look, known values, and what follows an option such as `--token` are masked (LOG-11). Pure. */
export function redactCommand(command: readonly string[], redactor: Redactor): string[] {
  return command.map((word, index) => {
    if (secretOption.test(command[index - 1] ?? "") && !word.startsWith("-")) return "[redacted]";
    const equals = word.indexOf("=");
    if (equals > 0 && secretOption.test(word.slice(0, equals))) return `${word.slice(0, equals)}=[redacted]`;
    return word
      .split("\n")
      .map((line) => redactor.line(line))
      .join("\n");
  });
}
