import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { namesOf } from "./namesOf.js";

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const names = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("-"));

describe("a name", () => {
  it("is known in the forms of code and of prose", () => {
    expect(namesOf("order-inbox-v2")).toEqual({
      kebab: "order-inbox-v2",
      camel: "orderInboxV2",
      pascal: "OrderInboxV2",
      words: "order inbox v2",
      title: "Order inbox v2",
    });
  });

  it("is an identifier in code and one folder on disk, whatever it is", () => {
    fc.assert(
      fc.property(names, (name) => {
        const { kebab, camel, pascal } = namesOf(name);
        expect(kebab).toBe(name);
        expect(camel).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(pascal).toMatch(/^[A-Z][A-Za-z0-9]*$/);
      }),
    );
  });

  it.each([
    "",
    "OrderInbox",
    "order_inbox",
    "order--inbox",
    "-order",
    "order-",
    "2orders",
    "../order",
    "a/b",
    "a".repeat(33),
  ])("is refused where it is none: %p", (given) => {
    expect(() => namesOf(given)).toThrow(/is no name: use at most 32 lower-case letters/);
  });

  it("is refused whenever it would be more than one folder, or none", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("/", "\\", ".", " ", "\0", "\n"), fc.string(), (before, odd, after) => {
        expect(() => namesOf(`${before}${odd}${after}`)).toThrow("is no name");
      }),
    );
  });
});
