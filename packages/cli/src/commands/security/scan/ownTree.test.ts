import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../../testing/runBin.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";

describe("this repository", () => {
  it("holds no credential in its code, examples and documentation (SEC-01)", async () => {
    const path = findRepositoryRoot(process.cwd());
    const args = ["security", "validate", "--only", "hard-coded-credentials", "--path", path, "--json"];
    const { code, stdout } = await runBin(args, { AWS_REGION: "eu-west-1" });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { checks: 1, critical: 0 }, findings: [], notRun: [] });
    expect(code).toBe(0);
  });
});
