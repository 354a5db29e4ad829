import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** As PostgreSQL by default. */
const iterations = 4096;

/**
 * What PostgreSQL keeps of a password (RFC 5803). Given to it in place of the password, which then never is in a
 * statement, a log or pg_stat_activity.
 *
 * @param password printable ASCII; others would have to be prepared first (RFC 4013)
 */
export function scramVerifier(password: string, salt = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
