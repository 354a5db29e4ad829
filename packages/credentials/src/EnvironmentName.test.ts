import { expect, test } from "@jest/globals";
import { parseEnvironment } from "./EnvironmentName.js";
import { refuseOtherEnvironment, secretNameOf } from "./settings/secretNameOf.js";

test("an environment is one of three, and ends the name of its secret", () => {
  expect(parseEnvironment("staging")).toBe("staging");
  for (const name of ["production", "Prod", "", "prod "])
    expect(() => parseEnvironment(name)).toThrow("no environment");
  expect(secretNameOf("avesa", "clickhouse", "prod")).toBe("avesa/clickhouse/prod");
  expect(secretNameOf("team/data", "postgres", "dev")).toBe("team/data/postgres/dev");
});

test("a secret of another environment, by its name or its own field, is refused", () => {
  expect(() => refuseOtherEnvironment("avesa/clickhouse/dev", "dev")).not.toThrow();
  const wrong = expect.objectContaining({ code: "wrong-environment" });
  for (const [name, field] of [
    ["avesa/clickhouse/prod", undefined],
    ["avesa/clickhouse/dev-prod", "dev"],
    ["avesa/clickhouse/dev", "prod"],
  ] as const) {
    expect(() => refuseOtherEnvironment(name, "dev", field)).toThrow(wrong);
  }
});
