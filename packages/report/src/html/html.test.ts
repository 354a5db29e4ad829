import { describe, expect, it } from "@jest/globals";
import { assert, constantFrom, oneof, property, string } from "fast-check";
import { elementsOf } from "../testing/elementsOf.js";
import { html } from "./html.js";

const hostile = constantFrom(
  "<script>",
  "</p>",
  '" onclick="',
  "'",
  "&amp;",
  "<!--",
  "]]>",
  "\u0000",
  "\ud800",
  "\r\n",
);
const text = oneof(string({ unit: "binary", maxLength: 30 }), hostile);

describe("a template of markup", () => {
  it("puts any text where it is meant, and into nothing else", () => {
    assert(
      property(text, text, (inside, attribute) => {
        const page = html`<p title="${attribute}">${[inside]}</p>`.text;
        const rest = elementsOf(page).filter(({ name }) => !["html", "head", "body"].includes(name));
        const shown = (given: string) =>
          given.replaceAll(/\p{Cs}|[^\P{Cc}\t\n\r]/gu, "\u{fffd}").replaceAll(/\r\n?/g, "\n");
        expect(rest).toEqual([{ name: "p", attributes: { title: shown(attribute) }, text: shown(inside) }]);
      }),
    );
  });

  it("keeps the markup of other templates, numbers, and nothing of what is absent", () => {
    expect(html`<ul>${[1, 2].map((one) => html`<li>${one}</li>`)}${undefined}</ul>`.text).toBe(
      "<ul><li>1</li><li>2</li></ul>",
    );
  });
});
