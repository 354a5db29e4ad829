import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { allowedLicences } from "./allowedLicences.js";
import { installedPackages } from "./installedPackages.js";
import { licenceProblems } from "./licenceProblems.js";
import { reviewedPackages } from "./reviewedPackages.js";

const root = join(__dirname, "..", "..", "..", "..");
const problemsOf = (licence: string) =>
  licenceProblems([{ name: "left", version: "1.0.0", licence }], allowedLicences, []);

describe("the licences", () => {
  it("of all that is installed are allowed, or were looked at", () => {
    const packages = installedPackages(root);
    expect(packages.length).toBeGreaterThan(500);
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(["zod", "@pulumi/pulumi"]));
    expect(licenceProblems(packages, allowedLicences, reviewedPackages)).toEqual([]);
  });

  it.each(["GPL-3.0-only", "AGPL-3.0-or-later", "SSPL-1.0", "BUSL-1.1", "UNLICENSED", "SEE LICENSE IN terms.txt"])(
    "do not allow %s",
    (licence) => {
      expect(problemsOf(licence)).toEqual([`left@1.0.0 is under ${licence}, which is not allowed`]);
      expect(problemsOf(`MIT AND ${licence}`)).toHaveLength(1);
    },
  );

  it("do not allow a package that names none", () => {
    expect(problemsOf("")).toEqual(["left@1.0.0 is under no licence that it names, which is not allowed"]);
  });
});

describe("a review", () => {
  const review = { name: "left", licence: "Custom", reason: "read by the maintainers: it is MIT's text" };

  it("lets one package be, under the licence that was looked at", () => {
    const found = (licence: string) =>
      licenceProblems([{ name: "left", version: "2.0.0", licence }], allowedLicences, [review]);
    expect(found("Custom")).toEqual([]);
    expect(found("Another")).toHaveLength(2);
  });

  it("is told when nothing needs it any more", () => {
    expect(licenceProblems([], allowedLicences, [review])).toEqual(["left needs no review any more"]);
  });
});
