import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** PostgreSQL's own default of `scram_iterations`. */
const ITERATIONS = 4_096;
const SALT_BYTES = 16;

/**
 * What PostgreSQL keeps of a password (RFC 5803, method SCRAM-SHA-256): given to CREATE or ALTER ROLE in place of the
 * password, it lets the server check a login, and the password itself never reaches the server, its statement log or
 * pg_stat_statements. The password has to be printable ASCII, since it is not normalised (SASLprep) here.
 *
 * @param salt 16 random bytes unless a test gives others
 * @throws RangeError for other characters
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(SALT_BYTES)): string {
  if (!/^[\x21-\x7e]+$/.test(password)) throw new RangeError("the password has to be printable ASCII without spaces");
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const keyed = (label: string): Buffer => createHmac("sha256", salted).update(label).digest();
  const storedKey = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const serverKey = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
