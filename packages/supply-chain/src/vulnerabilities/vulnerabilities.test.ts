import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import { grypeReport, type ScannedVulnerability } from "../testing/grypeReport.js";
import type { AcceptedFinding } from "./AcceptedFinding.js";
import { readAccepted } from "./readAccepted.js";
import { readScan } from "./readScan.js";
import { vulnerabilityProblems } from "./vulnerabilityProblems.js";

const image = "sallyport/etl:scanned";
const zlib = { id: "CVE-2023-45853", severity: "Critical", name: "zlib1g", fix: { versions: [], state: "wont-fix" } };
const openssl = {
  ...{ id: "CVE-2026-10001", severity: "High", name: "libssl3" },
  fix: { versions: ["3.0.18-1~deb12u2"], state: "fixed" },
};
const report = (...found: readonly ScannedVulnerability[]) => grypeReport(image, ...found);
const accepting = (change: Partial<AcceptedFinding> = {}): AcceptedFinding => ({
  ...{ id: zlib.id, package: zlib.name, owner: "@sallyport/security", expires: "2026-12-31" },
  reason: "MiniZip is not built into the package",
  ...change,
});
const judged = (text: string, accepted: readonly AcceptedFinding[] = [], today = "2026-12-31") =>
  vulnerabilityProblems(readScan(text), accepted, today);

describe("the scan of an image that is known to be vulnerable", () => {
  it("blocks for what an update mends, and for what none mends yet (SUP-02)", () => {
    expect(judged(report(openssl, zlib))).toEqual([
      `${image} has CVE-2026-10001 (high) in libssl3 1:1.2.13: mended in 3.0.18-1~deb12u2`,
      `${image} has CVE-2023-45853 (critical) in zlib1g 1:1.2.13: no update mends it yet`,
    ]);
  });

  it("blocks from high on, and where nobody said how severe it is", () => {
    const severities = ["Negligible", "Low", "Medium", "High", "Critical", "Unknown", ""];
    const matches = severities.map((severity) => ({ ...zlib, severity, id: `CVE-${severity}` }));
    const blocking = severities.filter((severity) =>
      judged(report(...matches))
        .join()
        .includes(`CVE-${severity} `),
    );
    expect(blocking).toEqual(["High", "Critical", "Unknown", ""]);
  });

  it("tells a package once that is in several places", () => {
    expect(judged(report(zlib, zlib))).toHaveLength(1);
  });

  it.each([
    "",
    "[0000] ERROR could not load the database",
    "{}",
    "null",
    '{"matches":null,"source":{"type":"image","target":{"userInput":"x"}}}',
    '{"matches":[],"source":{"type":"directory","target":"/"}}',
    '{"matches":[{}],"source":{"type":"image","target":{"userInput":"x"}}}',
  ])("is not clean where the scanner gave no answer: %p", (text) => {
    expect(() => readScan(text)).toThrow("The scanner");
  });
});

describe("an accepted finding", () => {
  it("lets one finding of one package be until its day is over, and is told from then on", () => {
    const text = report(zlib);
    expect(judged(text, [accepting()], "2026-12-31")).toEqual([]);
    expect(judged(text, [accepting()], "2027-01-01")).toEqual([
      "CVE-2023-45853 in zlib1g was accepted until 2026-12-31: @sallyport/security has to look again",
    ]);
    expect(judged(report(zlib, openssl), [accepting()])).toHaveLength(1);
    expect(judged(report({ ...zlib, name: "minizip" }, zlib), [accepting()])).toHaveLength(1);
  });

  it("may be for 92 days, and no longer", () => {
    expect(judged(report(zlib), [accepting({ expires: "2027-04-02" })])).toEqual([]);
    expect(judged(report(zlib), [accepting({ expires: "2027-04-03" })])).toEqual([
      "CVE-2023-45853 in zlib1g is accepted until 2027-04-03: 92 days from today are the most",
    ]);
  });

  it("is told when no image has it any more", () => {
    const told = ["CVE-2023-45853 in zlib1g is accepted, and no image has it any more: take it off"];
    expect(judged(report(), [accepting()])).toEqual(told);
    // One that would not block needs no acceptance.
    expect(judged(report({ ...zlib, severity: "Low" }), [accepting()])).toEqual(told);
  });

  it("is whole, or is not read: no field may be missing, empty or strange", () => {
    const { expires: _, ...undated } = accepting();
    const reading = (...accepted: readonly object[]) => readAccepted(stringify({ accepted }));
    expect(reading(accepting())).toEqual([accepting()]);
    expect(() => reading(accepting(), undated)).toThrow("accepted[1].expires: give it as text that is not empty");
    expect(() => reading({ ...accepting(), reason: " " })).toThrow("accepted[0].reason");
    expect(() => reading({ ...accepting(), until: "2027-01-01" })).toThrow("accepted[0].until: there is no such field");
    for (const expires of ["2026-02-30", "31.12.2026", "2026-12-31T00:00:00Z", "never"])
      expect(() => reading(accepting({ expires }))).toThrow("is no day; write YYYY-MM-DD");
    expect(() => reading(accepting(), accepting())).toThrow("CVE-2023-45853 zlib1g is accepted twice");
    for (const text of ["", "accepted:", "findings: []", "accepted: []\nfindings: []"])
      expect(() => readAccepted(text)).toThrow("write one list `accepted`");
  });

  it("is whole in the reviewed file, each of them", () => {
    const file = join(__dirname, "..", "..", "..", "..", ".github", "accepted-findings.yaml");
    expect(() => readAccepted(readFileSync(file, "utf8"))).not.toThrow();
  });
});

describe("findings and acceptances of any kind", () => {
  const id = fc.constantFrom("CVE-1", "CVE-2", "CVE-3");
  const name = fc.constantFrom("a", "b");
  const day = fc.constantFrom("2026-12-30", "2026-12-31", "2027-01-01");
  const severity = fc.constantFrom("Low", "High", "Critical", "Unknown");

  it("leave nothing to tell only where each blocking finding has an acceptance in force, and each acceptance a finding", () => {
    const finding = fc.record({ id, name, severity });
    const acceptance = fc.record({ id, package: name, expires: day });
    const keyOf = (one: { readonly id: string }, of: string) => `${one.id} ${of}`;
    fc.assert(
      fc.property(
        fc.uniqueArray(finding, { selector: (each) => keyOf(each, each.name) }),
        fc.uniqueArray(acceptance, { selector: (each) => keyOf(each, each.package) }),
        (findings, acceptances) => {
          const text = report(...findings.map((each) => ({ ...zlib, ...each })));
          const accepted = acceptances.map((each) => accepting(each));
          const blocking = findings.filter((each) => each.severity !== "Low").map((each) => keyOf(each, each.name));
          const inForce = acceptances.filter(({ expires }) => expires >= "2026-12-31");
          const excused = new Set(inForce.map((each) => keyOf(each, each.package)));
          const isWell =
            inForce.length === accepted.length &&
            blocking.length === excused.size &&
            blocking.every((key) => excused.has(key));
          expect(judged(text, accepted).length === 0).toBe(isWell);
        },
      ),
    );
  });
});
