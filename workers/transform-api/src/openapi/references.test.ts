import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import Ajv from "ajv-draft-04";
import { routes } from "../routes/routes.js";
import { openApiDocument } from "./openApiDocument.js";
import { references } from "./references.js";
import { requestSchemaOf } from "./requestSchemaOf.js";

const repository = join(__dirname, "..", "..", "..", "..");

test.each(Object.entries(references()))(
  "%s is what the routes make (else: node workers/transform-api/dist/openapi/writeReferences.js)",
  (path, text) => {
    expect(readFileSync(join(repository, path), "utf8")).toBe(text);
  },
);

test("every request schema is a schema of draft 4 without references, and refuses unknown fields", () => {
  const schemas = routes.flatMap((route) => requestSchemaOf(route) ?? []);
  expect(schemas).toHaveLength(4);
  for (const text of schemas) {
    expect(text).not.toContain("$ref");
    const validate = new Ajv.default({ strict: false }).compile(JSON.parse(text));
    expect(validate({ unknown: 1 })).toBe(false);
  }
});

test("every link names an operation that is there, and a parameter of its path", () => {
  const document = JSON.stringify(openApiDocument(routes));
  const targets = routes.flatMap(({ links = {} }) => Object.entries(links));
  expect(targets.length).toBeGreaterThan(5);
  for (const [operationId, parameters] of targets) {
    expect(document).toContain(`"operationId":"${operationId}","summary"`);
    const [name = ""] = Object.keys(parameters);
    expect(["id", "name"]).toContain(name);
  }
});

test("API Gateway refuses what is of no use to a job, before the function is called", () => {
  const [schema] = routes.filter(({ path }) => path === "/jobs").flatMap((route) => requestSchemaOf(route) ?? []);
  const validate = new Ajv.default({ strict: false }).compile(JSON.parse(schema ?? ""));
  expect(validate({ command: ["atx"] })).toBe(true);
  expect(validate({ command: "atx", environment: { A: "b" }, vcpu: 2, timeout: 60 })).toBe(true);
  for (const body of [
    {},
    { command: [] },
    { command: 1 },
    { command: "atx", vcpu: 3 },
    { command: "atx", timeout: 59 },
    { command: "atx", x: 1 },
    [],
  ])
    expect(validate(body)).toBe(false);
});
