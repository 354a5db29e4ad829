import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ApiLogRole } from "./ApiLogRole.js";
import { apiLogPolicyFor } from "./apiLogPolicyFor.js";

describe("ApiLogRole", () => {
  it("is taken by API Gateway for this account only", async () => {
    const { resources } = await record(() => new ApiLogRole("api-logs", { regions: ["eu-west-1"] }));
    const role = resources.find(({ name }) => name === "api-logs-role");
    expect(JSON.parse(String(role?.inputs.assumeRolePolicy)).Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: "apigateway.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      }),
    ]);
  });

  it("writes logs of its regions and reads none", () => {
    const { Statement } = apiLogPolicyFor({ accountId: "111122223333", partition: "aws" }, ["eu-west-1"]);
    expect(Statement.flatMap(({ Action }) => Action)).not.toContain("logs:GetLogEvents");
    const elsewhere = Statement.flatMap(({ Resource }) => Resource).filter(
      (arn) => !arn.startsWith("arn:aws:logs:eu-west-1:111122223333:"),
    );
    expect(elsewhere).toEqual([]);
  });

  it("refuses no region at all", async () => {
    await expect(record(() => new ApiLogRole("api-logs", { regions: [] }))).rejects.toThrow(
      'ApiLogRole "api-logs": regions',
    );
  });
});
