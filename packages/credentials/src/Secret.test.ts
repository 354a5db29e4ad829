import { inspect } from "node:util";
import { expect, test } from "@jest/globals";
import { createLogger } from "@sallyport/worker-kit";
import { Secret } from "./Secret.js";

test("a secret gives its value to who asks for it, and to no text, JSON, inspection, log, spread or error", () => {
  const secret = new Secret("hunter2");
  const lines: string[] = [];
  createLogger({ service: "test", write: (line) => lines.push(line) }).info("said", { value: secret, list: [secret] });
  const shown = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ deep: { secret } }, { showHidden: true, depth: 9 }),
    inspect(secret, { customInspect: false, showHidden: true }),
    JSON.stringify({ ...secret }),
    JSON.stringify(Object.getOwnPropertyNames(secret)),
    String(new Error(`refused: ${secret}`)),
    ...lines,
  ];
  expect(secret.reveal()).toBe("hunter2");
  expect(shown.filter((text) => text.includes("hunter2"))).toEqual([]);
  expect(shown[0]).toBe("[redacted]");
});
