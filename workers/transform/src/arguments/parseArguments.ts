import { RefusedError } from "@sallyport/transform-rules";

/** The container's arguments, not yet checked. */
export interface JobArguments {
  readonly source?: string;
  readonly output?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

/**
 * Reads `[--source S] [--output O] [--environment NAME=VALUE]… -- PROGRAM ARG…`; `--source=S` works too.
 * @throws RefusedError `usage`, for anything else (VAL-01)
 */
export function parseArguments(words: readonly string[]): JobArguments {
  const end = words.indexOf("--");
  if (end === -1) throw usage("there is no --");
  const single: { source?: string; output?: string } = {};
  const environment: Record<string, string> = Object.create(null);
  const options = words.slice(0, end).entries();
  for (const [, word] of options) {
    const [, name = "", inline] = /^--(source|output|environment)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === "") throw usage("there is an option that is unknown");
    const value: string | undefined = inline ?? options.next().value?.[1];
    if (value === undefined) throw usage(`--${name} has no value`);
    if (name === "environment") addVariable(environment, value);
    else if (name === "source" || name === "output") {
      if (single[name] !== undefined) throw usage(`--${name} is there twice`);
      single[name] = value;
    }
  }
  return { ...single, environment: { ...environment }, command: words.slice(end + 1) };
}

function addVariable(environment: Record<string, string>, assignment: string): void {
  const equals = assignment.indexOf("=");
  if (equals < 1) throw usage("--environment is not NAME=VALUE");
  const name = assignment.slice(0, equals);
  if (Object.hasOwn(environment, name)) throw usage("--environment names a variable twice");
  environment[name] = assignment.slice(equals + 1);
}

/** Words are not repeated: one may be secret. */
function usage(what: string): RefusedError {
  return new RefusedError("usage", `${what}: --source S --output O [--environment NAME=VALUE]… -- PROGRAM ARG…`);
}
