import { LoadError } from "../LoadError.js";

/** Bytes of an identifier in PostgreSQL, which would cut off the rest in silence. */
const MOST_BYTES = 63;

/** @throws LoadError where PostgreSQL cannot have a table or column of this name as it is. Whatever else is in it is quoted (VAL-05). */
export function checkName(what: string, name: string): void {
  const bytes = Buffer.byteLength(name);
  if (bytes > MOST_BYTES) {
    const message = `The ${what} "${name.slice(0, MOST_BYTES)}…" takes ${bytes} bytes, and PostgreSQL takes ${MOST_BYTES} at most`;
    throw new LoadError({
      code: "name-too-long",
      message,
      fix: "Shorten it: a name that is cut off could be that of another",
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (name !== "" && !/[\u0000-\u001f\u007f\ufffd]/.test(name)) return;
  const message = name === "" ? `A ${what} has no name` : `The ${what} ${JSON.stringify(name)} has control characters`;
  throw new LoadError({ code: "bad-name", message, fix: "Give it a name of printable characters" });
}
