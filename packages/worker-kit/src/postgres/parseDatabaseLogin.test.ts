import { describe, expect, test } from "@jest/globals";
import { parseDatabaseLogin } from "./parseDatabaseLogin.js";

const login = { engine: "postgres", host: "db", port: 5432, dbname: "d", username: "u", password: "hunter2" };

describe("parseDatabaseLogin", () => {
  test("reads what AWS's rotation keeps, a port in text too, and leaves out what it does not know", () => {
    expect(parseDatabaseLogin(JSON.stringify({ ...login, port: "5433", more: 1 }), "s")).toEqual({
      ...login,
      port: 5433,
    });
  });

  test("takes a first value, which has no password yet", () => {
    const { password: _none, ...first } = login;
    expect(parseDatabaseLogin(JSON.stringify(first), "s")).toEqual(first);
  });

  test.each([
    ["host", { ...login, host: "db; drop" }],
    ["port", { ...login, port: 0 }],
    ["engine", { ...login, engine: "mysql" }],
    ["username", { ...login, username: undefined }],
    ["password", { ...login, password: "hunter2 hunter2" }],
    ["masterarn", { ...login, masterarn: "hunter2" }],
  ])("names the field %s where it is wrong, and no value", (field, value) => {
    const attempt = () => parseDatabaseLogin(JSON.stringify(value), "etl/loader");
    expect(attempt).toThrow(new RegExp(`The secret etl/loader does not hold .*\\(${field}: `));
    expect(attempt).not.toThrow(/hunter2/);
  });

  test.each([undefined, "", "hunter2", '"hunter2"', "[]", "null"])("refuses %j", (text) => {
    expect(() => parseDatabaseLogin(text, "s")).toThrow(/^The secret s does not hold a login/);
    expect(() => parseDatabaseLogin(text, "s")).not.toThrow(/hunter2/);
  });
});
