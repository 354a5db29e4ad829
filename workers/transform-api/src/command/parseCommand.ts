import { RefusedError } from "@sallyport/transform-rules";

/**
 * Splits a command into words as a POSIX shell would where nothing is expanded: blanks part words, '…' is literal, "…" keeps \" \\ \$ \` escaped,
 * a backslash keeps the next character. Whatever a shell would do more (variables, substitution, pipes, redirection, globs, braces, home
 * folders, comments, line breaks) is refused, since passing it on as text would run something other than its author saw.
 *
 * Own code rather than a library: shell-quote gives operators, globs and comments as objects among the words and replaces variables by nothing;
 * string-argv keeps `|` and `$(…)` as words. Both accept what has to be refused here.
 *
 * @throws RefusedError `command-needs-shell`, `command-unbalanced`
 */
export function parseCommand(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
    if (character === " " || character === "\t") {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
      continue;
    }
    const [part, next] = readPart(text, at, word === undefined);
    word = (word ?? "") + part;
    at = next;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** One character, escape or quoted part, and where the next begins. */
function readPart(text: string, at: number, first: boolean): readonly [part: string, next: number] {
  const character = text[at] ?? "";
  if (character === "'") return readSingleQuoted(text, at + 1);
  if (character === '"') return readDoubleQuoted(text, at + 1);
  if (character === "\\") {
    const escaped = text[at + 1];
    if (escaped === undefined) throw unbalanced("ends with a backslash");
    if (isLineBreak(escaped)) throw needsShell("a line break");
    return [escaped, at + 2];
  }
  if ("|&;<>()$`*?[]{}!".includes(character)) throw needsShell(`the character ${character}`);
  if (first && (character === "~" || character === "#")) throw needsShell(`${character} at the start of a word`);
  if (isLineBreak(character)) throw needsShell("a line break");
  return [character, at + 1];
}

function readSingleQuoted(text: string, start: number): readonly [string, number] {
  const end = text.indexOf("'", start);
  if (end === -1) throw unbalanced("has a ' without its other one");
  return [text.slice(start, end), end + 1];
}

function readDoubleQuoted(text: string, start: number): readonly [string, number] {
  let part = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === '"') return [part, at + 1];
    if (character === "$" || character === "`") throw needsShell(`the character ${character} inside "…"`);
    if (character === "\\" && '"\\$`'.includes(text[at + 1] ?? " ")) {
      at += 1;
      part += text[at];
    } else part += character;
  }
  throw unbalanced('has a " without its other one');
}

function isLineBreak(character: string): boolean {
  return /[\n\r\v\f\u0085\u2028\u2029]/.test(character);
}

function needsShell(what: string): RefusedError {
  return new RefusedError(
    "command-needs-shell",
    `The command has ${what}, which only a shell gives a meaning: quote it, or give the command as an array of words.`,
  );
}

function unbalanced(what: string): RefusedError {
  return new RefusedError("command-unbalanced", `The command ${what}.`);
}
