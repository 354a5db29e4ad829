import { randomBytes } from "node:crypto";
import { readOptional } from "./readOptional.js";
import { writeFileAtomically } from "./writeFileAtomically.js";

/** A secret of 256 random bits in a file of mode 0600, made once. */
export async function ensureSecretFile(path: string): Promise<string> {
  const existing = (await readOptional(path))?.trim();
  if (existing) return existing;
  const secret = randomBytes(32).toString("base64url");
  await writeFileAtomically(path, secret);
  return secret;
}
