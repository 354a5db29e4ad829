import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { hostClause } from "./hostClause.js";
import { passwordHash } from "./passwordHash.js";
import { identifier, literal } from "./sql.js";

const nowhere = { host_ip: [], host_names: [], host_names_regexp: [], host_names_like: [] };

describe("statements for ClickHouse", () => {
  test("no name and no text ends its own quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(identifier(text)).toMatch(/^`(?:[^`\\]|\\[\s\S])*`$/);
        expect(literal(text)).toMatch(/^'(?:[^'\\]|\\[\s\S])*'$/);
      }),
    );
    expect(identifier("a`b\\c")).toBe("`a\\`b\\\\c`");
    expect(literal("it's")).toBe("'it\\'s'");
  });

  test("hosts of a user become those of the other", () => {
    expect(hostClause({ ...nowhere, host_ip: ["::/0"] })).toBe("HOST ANY");
    expect(hostClause(nowhere)).toBe("HOST NONE");
    const some = {
      host_ip: ["10.0.0.0/8"],
      host_names: ["localhost"],
      host_names_regexp: ["a.*"],
      host_names_like: ["b%"],
    };
    expect(hostClause(some)).toBe("HOST IP '10.0.0.0/8', NAME 'localhost', REGEXP 'a.*', LIKE 'b%'");
  });

  test("a password becomes the SHA-256 that sha256_hash takes", () => {
    // FIPS 180-2, appendix B.1.
    expect(passwordHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
