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

  test("never repeats a value", () => {
    expect(messageOf({ QUEUE: "hunter2-not-a-url", SIDE: "hunter3" })).not.toMatch(/hunter/);
  });
});
