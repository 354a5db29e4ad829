import { generateKeyPairSync, randomBytes } from "node:crypto";

/** Values that no report may show: made anew for each run, so that nothing of this file is a secret itself. */
export const plantedValues = {
  keyId: `AKIA${randomBytes(16)
    .toString("base64")
    .replaceAll(/[^A-Z2-7]/g, "")
    .padEnd(16, "Q7")
    .slice(0, 16)}`,
  key: endingWith("k"),
  /** As one of 32 keys ends. */
  keyWithSign: endingWith("/"),
  pem: generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey,
  password: randomBytes(18).toString("hex"),
};

function endingWith(last: string): string {
  return `${randomBytes(30).toString("base64").slice(0, -1)}${last}`;
}
