import { randomBytes } from "node:crypto";
import { z } from "zod";
import { readOptional } from "../lifecycle/readOptional.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { writeFileAtomically } from "../lifecycle/writeFileAtomically.js";

const deployKeySchema = z.object({ accessKeyId: z.string().min(16), secretAccessKey: z.string().min(32) });

/** The only key that acts as the sandbox account's root. */
export type DeployKey = Readonly<z.infer<typeof deployKeySchema>>;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The sandbox's deploy key: random, made once for each sandbox folder, in a file of mode 0600.
 * A file that cannot be read as one is replaced, since nothing outside the folder depends on it.
 */
export async function ensureDeployKey(home: SandboxHome): Promise<DeployKey> {
  const existing = await readDeployKey(home);
  if (existing) return existing;
  const suffix = [...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length]).join("");
  const key = { accessKeyId: `AKIA${suffix}`, secretAccessKey: randomBytes(30).toString("base64url") };
  await writeFileAtomically(home.deployKey, `${JSON.stringify(key)}\n`);
  return key;
}

/** The deploy key, or undefined when the folder holds no readable one. */
export async function readDeployKey(home: SandboxHome): Promise<DeployKey | undefined> {
  const text = await readOptional(home.deployKey);
  if (text === undefined) return undefined;
  try {
    return deployKeySchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
