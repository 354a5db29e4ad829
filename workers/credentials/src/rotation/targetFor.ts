import { PoisonError } from "@sallyport/worker-kit";
import { z } from "zod";
import type { CredentialTarget } from "../ports.js";

const schema = z.object({ engine: z.string() });

/**
 * The engine of a secret's value.
 *
 * @throws PoisonError where it is none that can be rotated, or where the value is no JSON object
 */
export function targetFor(
  value: string | undefined,
  targets: Readonly<Record<string, CredentialTarget>>,
  secretId: string,
): CredentialTarget {
  const engine = engineIn(value);
  const target = engine !== undefined && Object.hasOwn(targets, engine) ? targets[engine] : undefined;
  if (target !== undefined) return target;
  throw new PoisonError({
    reason: "secret-shape",
    what: `The secret ${secretId} holds no login that can be rotated`,
    fix: `Its value has to be a JSON object whose "engine" is ${Object.keys(targets).join(" or ")}`,
  });
}

function engineIn(value: string | undefined): string | undefined {
  try {
    return schema.safeParse(JSON.parse(value ?? "")).data?.engine;
  } catch {
    return undefined;
  }
}
