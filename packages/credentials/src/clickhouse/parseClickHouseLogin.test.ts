import { describe, expect, test } from "@jest/globals";
import type { CredentialError } from "../CredentialError.js";
import { parseClickHouseLogin } from "./parseClickHouseLogin.js";

const right = {
  ...{ engine: "clickhouse", environment: "dev", host: "ch.example.com", port: 8_443, username: "loader" },
  ...{ password: "hunter2-hunter2", secure: true, verify: true, database: "shop" },
};

function failure(value: unknown): CredentialError {
  try {
    parseClickHouseLogin(typeof value === "string" ? value : JSON.stringify(value), "avesa/clickhouse/dev");
  } catch (error) {
    return error as CredentialError;
  }
  throw new Error("it was accepted");
}

describe("the secret of a ClickHouse login", () => {
  test("is read with all its fields; texts for numbers and switches are those of other tools", () => {
    expect(parseClickHouseLogin(JSON.stringify(right), "x")).toEqual(right);
    const { engine: _engine, environment: _environment, ...original } = right;
    const texts = { ...original, port: "8443", secure: "true", verify: "true" };
    expect(parseClickHouseLogin(JSON.stringify(texts), "x")).toMatchObject({ engine: "clickhouse", port: 8_443 });
  });

  test.each(["host", "port", "username", "secure", "verify", "database"])(
    "without %s is an error that names it",
    (field) => {
      const error = failure({ ...right, [field]: undefined });
      expect(error).toMatchObject({ code: "secret-shape", fields: [field] });
      expect(error.message).not.toContain("hunter2");
    },
  );

  test.each([
    ["secure", false],
    ["verify", "false"],
    ["port", "hunter2"],
    ["host", "ch.example.com/hunter2"],
    ["username", "hunter2'; DROP"],
    ["environment", "production"],
    ["engine", "postgres"],
  ])("with %s as %p is refused, without a word of its value", (field, value) => {
    const error = failure({ ...right, [field]: value });
    expect(error.fields).toEqual([field]);
    expect(`${error.message}${error.stack}`).not.toContain("hunter2");
  });

  test.each(["hunter2", "", "[]", "null"])("that is %p is no login", (text) => {
    expect(failure(text).code).toBe("secret-shape");
    expect(failure(text).message).not.toContain("hunter2");
  });
});
