import { isText } from "./isText.js";
import type { JobPolicy } from "./JobPolicy.js";
import { RefusedError } from "./RefusedError.js";

const bareName = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;
const MOST_WORDS = 1_000;
/** UTF-8 bytes; the kernel takes 128 KiB for one word. */
const LONGEST_WORD = 32_768;
const LONGEST_COMMAND = 262_144;

/**
 * Checks program and arguments. Metacharacters need no check: no shell ever reads them (VAL-03).
 * @throws RefusedError `command-missing`, `program-not-allowed`, `command-too-long`, `command-not-text`
 */
export function checkCommand(command: readonly string[], policy: Pick<JobPolicy, "programs">): void {
  const [program] = command;
  if (program === undefined)
    throw new RefusedError("command-missing", "There is no command: put -- PROGRAM ARG… last.");
  if (!bareName.test(program) || !policy.programs.includes(program))
    throw new RefusedError(
      "program-not-allowed",
      `The program is not allowed; a bare name of these is: ${policy.programs.join(", ")}.`,
    );
  for (const word of command)
    if (!isText(word))
      throw new RefusedError("command-not-text", "A word of the command has a NUL byte or is no Unicode text.");
  const sizes = command.map((word) => Buffer.byteLength(word));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (command.length > MOST_WORDS || total > LONGEST_COMMAND || sizes.some((size) => size > LONGEST_WORD))
    throw new RefusedError(
      "command-too-long",
      `The command may have ${MOST_WORDS} words of ${LONGEST_WORD} bytes, ${LONGEST_COMMAND} bytes in all.`,
    );
}
