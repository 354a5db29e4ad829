import { expect, test } from "@jest/globals";
import { readPatterns } from "./readPatterns.js";

const { denied, unexpected, all } = readPatterns("avesa/clickhouse/prod", "111122223333", [
  "b-reads",
  "a-reads",
  "b-reads",
]);

test("a refused call names the secret by its request or, where that is withheld, by its message (MON-09)", () => {
  expect(denied).toContain('($.errorCode = "AccessDenied*")');
  expect(denied).toContain(
    '($.requestParameters.secretId = "*avesa/clickhouse/prod*") || ($.errorMessage = "*avesa/clickhouse/prod*")',
  );
});

test("unexpected is every reader but the named roles of the account, and whoever has no ARN (MON-10)", () => {
  expect(unexpected).toContain("($.userIdentity.arn NOT EXISTS)");
  expect(unexpected).toContain('($.userIdentity.accountId != "111122223333")');
  expect(unexpected).toContain(
    '($.userIdentity.arn != "*:assumed-role/a-reads/*") && ($.userIdentity.arn != "*:assumed-role/b-reads/*")',
  );
});

test("each fits into a filter, with as many readers as a stack is likely to have", () => {
  const roles = Array.from({ length: 9 }, (_, index) => `credentials-staging-read-reader-${index}`);
  const patterns = readPatterns("avesa/clickhouse/staging", "111122223333", roles);
  expect(Object.values(patterns).filter((pattern) => pattern.length > 1_024)).toEqual([]);
  expect(all.startsWith("{ ") && all.endsWith(" }")).toBe(true);
});
