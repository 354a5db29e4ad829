import { describe, expect, test } from "@jest/globals";
import { clickHouseFromVariables, localClickHouse } from "./localClickHouse.js";

const variables = { CLICKHOUSE_HOST: "localhost", CLICKHOUSE_PASSWORD: "hunter2" };

describe("a login in environment variables", () => {
  test("is a developer's own, for dev alone", () => {
    const login = localClickHouse("dev", variables);
    expect(login).toMatchObject({ host: "localhost", port: 8_443, username: "default", version: "environment" });
    expect(login?.password.reveal()).toBe("hunter2");
    expect(localClickHouse("prod", variables)).toBeUndefined();
    expect(localClickHouse("dev", { CLICKHOUSE_PORT: "9440" })).toBeUndefined();
  });

  test.each([
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_EXECUTION_ENV",
    "ECS_CONTAINER_METADATA_URI_V4",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_BATCH_JOB_ID",
    "KUBERNETES_SERVICE_HOST",
  ])("is refused where %s says that this is a task or function, for every environment", (mark) => {
    for (const environment of ["dev", "staging", "prod"] as const) {
      const attempt = () => localClickHouse(environment, { ...variables, [mark]: "x" });
      expect(attempt).toThrow(
        expect.objectContaining({
          code: "environment-variables-refused",
          fields: ["CLICKHOUSE_HOST", "CLICKHOUSE_PASSWORD"],
        }),
      );
    }
    expect(localClickHouse("dev", { [mark]: "x" })).toBeUndefined();
  });

  test.each([
    [{ CLICKHOUSE_HOST: "localhost" }, ["CLICKHOUSE_PASSWORD"]],
    [{ CLICKHOUSE_PASSWORD: "hunter2" }, ["CLICKHOUSE_HOST"]],
    [{}, ["CLICKHOUSE_HOST", "CLICKHOUSE_PASSWORD"]],
    [{ ...variables, CLICKHOUSE_PORT: "hunter2" }, ["CLICKHOUSE_PORT"]],
    [{ ...variables, CLICKHOUSE_SECURE: "false" }, ["CLICKHOUSE_SECURE"]],
  ])("that is incomplete or wrong is an error that names the variables: %p", (given, fields) => {
    const attempt = () => clickHouseFromVariables("dev", given);
    expect(attempt).toThrow(expect.objectContaining({ code: "environment-variables-wrong", fields }));
    expect(attempt).not.toThrow("hunter2");
  });
});
