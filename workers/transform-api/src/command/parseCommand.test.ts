import { describe, expect, test } from "@jest/globals";
import { RefusedError } from "@sallyport/transform-rules";
import fc from "fast-check";
import { parseCommand } from "./parseCommand.js";

const codeOf = (text: string): string => {
  try {
    return `accepted ${JSON.stringify(parseCommand(text))}`;
  } catch (error) {
    return error instanceof RefusedError ? error.code : "another error";
  }
};

describe("a command string", () => {
  test.each([
    ["atx custom def exec -n x", ["atx", "custom", "def", "exec", "-n", "x"]],
    ["  atx\t a  ", ["atx", "a"]],
    [`atx -p 'a "b" $(c) | d'`, ["atx", "-p", `a "b" $(c) | d`]],
    [String.raw`atx "say \"hi\" \\ \$HOME \n"`, ["atx", String.raw`say "hi" \ $HOME \n`]],
    [String.raw`atx a\ b \| \$x`, ["atx", "a b", "|", "$x"]],
    ["atx ''", ["atx", ""]],
    [`atx --name='x y'"z"w`, ["atx", "--name=x yzw"]],
    ["atx a#b a~b x=1", ["atx", "a#b", "a~b", "x=1"]],
    ["", []],
  ])("%j is split as a shell would", (text, words) => {
    expect(parseCommand(text)).toEqual(words);
  });

  test.each([
    "atx; id",
    "atx && id",
    "atx | tee x",
    "atx > /etc/passwd",
    "atx < x",
    "atx $(id)",
    "atx `id`",
    'atx "$(id)"',
    'atx "`id`"',
    "atx $HOME",
    'atx "$HOME"',
    "atx *",
    "atx a?c",
    "atx [ab]",
    "atx {a,b}",
    "atx ~root",
    "atx # comment",
    "atx !!",
    "atx\nid",
    "atx\r\nid",
    "atx \\\n id",
    "(atx)",
    "atx\u2028id",
  ])("%j is refused, since a shell would do more", (text) => {
    expect(codeOf(text)).toBe("command-needs-shell");
  });

  test.each(["atx 'a", 'atx "a', "atx a\\", `atx "a\\"`])("%j is refused, since it does not end", (text) => {
    expect(codeOf(text)).toBe("command-unbalanced");
  });

  test("gives back any words that were quoted with '…'", () => {
    const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 8 }), (words) => {
        expect(parseCommand(words.map(quote).join(" "))).toEqual(words);
      }),
    );
  });

  test("never throws anything but a refusal, and keeps no unquoted metacharacter", () => {
    const part = fc.constantFrom("atx", " ", "'", '"', "\\", "$", "`", "|", ";", "&", "a", "(", "*", "\n", "#", "~");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join("")),
        ),
        (text) => {
          expect(codeOf(text)).not.toBe("another error");
          if (!/['"\\]/.test(text) && codeOf(text).startsWith("accepted"))
            expect(parseCommand(text).join("")).not.toMatch(/[|&;<>()$`*?[\]{}!\n]/);
        },
      ),
    );
  });
});
