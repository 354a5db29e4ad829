import { describe, expect, it } from "@jest/globals";
import { blocks } from "./blocks.js";
import { readAdvisories } from "./readAdvisories.js";
import { readPythonAdvisories } from "./readPythonAdvisories.js";

const answered = (severity: string) => ({
  id: 1,
  severity,
  module_name: "left",
  title: "Runs what it reads",
  patched_versions: ">=1.0.1",
  findings: [],
});
const answer = (...severities: readonly string[]) =>
  JSON.stringify({ advisories: Object.fromEntries(severities.map((each, id) => [id, answered(each)])), metadata: {} });

describe("the registry's advisories", () => {
  it("are read with what mends them", () => {
    expect(readAdvisories(answer("high"))).toEqual([
      { severity: "high", name: "left", title: "Runs what it reads", mended: ">=1.0.1" },
    ]);
    expect(readAdvisories(answer())).toEqual([]);
  });

  it("block from high on, and where nobody said how severe they are", () => {
    const blocking = readAdvisories(answer("info", "low", "moderate", "high", "critical", "unheard-of")).filter(blocks);
    expect(blocking.map(({ severity }) => severity)).toEqual(["high", "critical", "unheard-of"]);
  });

  it.each(["", "not found", "{}", '{"error":{"code":"ERR_PNPM_AUDIT_BAD_RESPONSE"}}', '{"advisories":null}'])(
    "are not none where there was no answer: %p",
    (output) => expect(() => readAdvisories(output)).toThrow("did not say which advisories there are"),
  );
});

describe("the advisories of Python's index", () => {
  const audited = (...vulns: readonly object[]) => ({ name: "jinja2", version: "2.4.1", vulns });
  const vulnerability = { id: "PYSEC-2014-8", fix_versions: ["2.7.2"], aliases: ["CVE-2014-1402"], description: "…" };
  const answerOf = (...dependencies: readonly object[]) => JSON.stringify({ dependencies, fixes: [] });

  it("are read with what mends them, and each one blocks, since they do not say how severe they are", () => {
    const found = readPythonAdvisories(
      answerOf(audited(vulnerability, { id: "PYSEC-2", fix_versions: [], aliases: [] })),
    );
    expect(found).toEqual([
      { severity: "unknown", name: "jinja2", title: "PYSEC-2014-8, CVE-2014-1402", mended: "2.7.2" },
      { severity: "unknown", name: "jinja2", title: "PYSEC-2", mended: "no version yet" },
    ]);
    expect(found.filter(blocks)).toEqual(found);
    expect(readPythonAdvisories(answerOf(audited()))).toEqual([]);
  });

  it("are not none where a package was not looked up, with which pip-audit itself ends well", () => {
    const skipped = {
      name: "py4j",
      skip_reason: "Dependency not found on PyPI and could not be audited: py4j (0.10.9.7)",
    };
    expect(() => readPythonAdvisories(answerOf(audited(), skipped))).toThrow("could not be audited: py4j");
  });

  it.each(["", "Traceback", "{}", '{"dependencies":[],"fixes":[]}', '{"dependencies":null}'])(
    "are not none where there was no answer: %p",
    (output) => expect(() => readPythonAdvisories(output)).toThrow("did not say which advisories there are"),
  );
});
