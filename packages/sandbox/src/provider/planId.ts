import { createHash } from "node:crypto";

/** Hex digits that depend only on the URN (and a salt): plan mode's stand-in for ids that AWS draws. */
export const planId = (urn: string, length = 17, salt = ""): string =>
  createHash("sha256").update(`${urn}#${salt}`).digest("hex").slice(0, length);
