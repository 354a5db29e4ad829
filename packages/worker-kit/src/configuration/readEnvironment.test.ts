import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { FatalError } from "../errors/FatalError.js";
import { readEnvironment } from "./readEnvironment.js";

const schema = z.object({
  QUEUE: z.url(),
  COUNT: z.coerce.number().int().min(1).default(7),
  SIDE: z.enum(["source", "target"]),
});

function messageOf(environment: Record<string, string>): string {
  try {
    readEnvironment(schema, environment);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(FatalError);
    return error instanceof Error ? error.message : "";
  }
}

describe("readEnvironment", () => {
  test("gives typed settings with their defaults", () => {
    expect(readEnvironment(schema, { QUEUE: "https://sqs/q", SIDE: "source" })).toEqual({
      QUEUE: "https://sqs/q",
      COUNT: 7,
      SIDE: "source",
    });
  });

  test("names every wrong variable in one error", () => {
    const message = messageOf({ COUNT: "0" });
    expect(message).toContain("QUEUE: is missing");
    expect(message).toContain("SIDE:");
    expect(message).toContain("COUNT:");
  });

  test("counts an empty variable as absent", () => {
    expect(messageOf({ QUEUE: "", SIDE: "source" })).toContain("QUEUE: is missing");
  });

  const usable = { QUEUE: "https://sqs/q", SIDE: "source" };

  test.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_DYNAMODB"])(
    "refuses an endpoint without TLS that the SDK would call: %s",
    (name) => {
      expect(messageOf({ ...usable, [name]: "http://127.0.0.1:4566" })).toContain(
        `${name}: has to begin with https://`,
      );
      expect(messageOf({ ...usable, [name]: "HTTPS://127.0.0.1:4566" })).toBe("");
    },
  );

  test("refuses keys of a user, and takes those of a session", () => {
    const keys = { AWS_ACCESS_KEY_ID: "AKIA-id", AWS_SECRET_ACCESS_KEY: "hunter2" };
    const message = messageOf({ ...usable, ...keys });
    expect(message).toContain("AWS_ACCESS_KEY_ID: is a static key");
    expect(message).not.toMatch(/hunter2|AKIA-id/);
    expect(messageOf({ ...usable, ...keys, AWS_SESSION_TOKEN: "" })).toContain("is a static key");
    expect(messageOf({ ...usable, ...keys, AWS_SESSION_TOKEN: "token" })).toBe("");
  });

  test("never repeats a value", () => {
    expect(messageOf({ QUEUE: "hunter2-not-a-url", SIDE: "hunter3" })).not.toMatch(/hunter/);
  });
});
