import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { reportData } from "./ReportData.js";
import { reportPage } from "./reportPage.js";
import { sections } from "./sections/index.js";
import { elementsOf, type FoundElement } from "./testing/elementsOf.js";
import { emptyReport } from "./testing/emptyReport.js";
import { sampleReport } from "./testing/sampleReport.js";
import { withTexts } from "./testing/withTexts.js";

const hostile = constantFrom(
  ...[
    "<script>alert(1)</script>",
    "</script><script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
  ],
  ...[
    "' autofocus onfocus='alert(1)",
    "<!--",
    "-->",
    "]]>",
    "&lt;b&gt;",
    "</svg><iframe src=javascript:alert(1)>",
    "</title>",
  ],
  ...[
    "javascript:alert(1)",
    "`+alert(1)+`",
    "{{7*7}}",
    "\u0000<b>",
    "</textarea>",
    "<svg/onload=alert(1)>",
    "\\",
    "__proto__",
  ],
);

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const kindOf = ({ name, attributes }: FoundElement) => `${name} ${Object.keys(attributes).sort().join(" ")}`;
const named = (elements: readonly FoundElement[], wanted: string) => elements.filter(({ name }) => name === wanted);

describe("the report", () => {
  it("has every view, and says in place of what is missing what to run", async () => {
    const elements = elementsOf(await reportPage(emptyReport));
    expect(named(elements, "h2").map(({ text }) => text)).toEqual(sections.map(({ title }) => title));
    expect(named(elements, "code").map(({ text }) => text)).toEqual([
      "npx sallyport demo",
      "npx sallyport demo",
      "npx sallyport demo --report-file out/demo.json",
      "npx sallyport evidence --report-file out/evidence.json",
      "npm run build",
      "npx sallyport check --report-file out/check.json",
      "npm run bench",
    ]);
  });

  it("shows what was run, of every part", async () => {
    const page = await reportPage(reportData.parse(sampleReport));
    expect(elementsOf(page).filter(({ attributes }) => attributes.class === "missing")).toEqual([]);
    for (const said of [
      "compressor-worker",
      "$18.29",
      "unexplained",
      "expired",
      "tcp 5432",
      "no route out",
      "half of it",
    ])
      expect(page).toContain(said);
  });

  it("allows its own style sheet and script, by hash, and asks for nothing else", async () => {
    const elements = elementsOf(await reportPage(sampleReport));
    const [style, ...styles] = named(elements, "style");
    const [script, ...scripts] = named(elements, "script");
    const policy = elements.find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    expect([styles, scripts]).toEqual([[], []]);
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; style-src ${hash(style?.text ?? "")}; script-src ${hash(script?.text ?? "")}; base-uri 'none'; form-action 'none'`,
    );
    // What would be refused by the policy is not there either: inline styles and handlers, and addresses of others.
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([name]) => name === "style" || name === "src" || name.startsWith("on"))).toEqual([]);
    expect(attributes.filter(([name, value]) => name.endsWith("href") && !value.startsWith("#"))).toEqual([]);
  });

  it("has no id twice, so that what is referred to is what is meant", async () => {
    const ids = elementsOf(await reportPage(sampleReport)).flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("lets no text become an element, an attribute or a script, whatever it holds", async () => {
    const harmless = elementsOf(await reportPage(sampleReport));
    const kinds = new Set(harmless.map(kindOf));
    await assert(
      asyncProperty(array(hostile, { minLength: 1, maxLength: 5 }), async (texts) => {
        let count = 0;
        const data = withTexts(sampleReport, () => `${texts[count % texts.length]}${count++}`);
        const elements = elementsOf(await reportPage(data));
        expect(elements.map(kindOf).filter((kind) => !kinds.has(kind))).toEqual([]);
        for (const name of ["script", "style", "meta", "a", "input"])
          expect(named(elements, name)).toHaveLength(named(harmless, name).length);
        expect(named(elements, "script")).toEqual(named(harmless, "script"));
        expect(named(elements, "a")).toEqual(named(harmless, "a"));
      }),
      { numRuns: 12 },
    );
  });
});
