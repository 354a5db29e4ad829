import type { PeerCertificate } from "node:tls";
import { describe, expect, test } from "@jest/globals";
import { verifiedTls } from "./verifiedTls.js";

const certificateOf = (subjectaltname: string) => ({ subject: { CN: "x" }, subjectaltname }) as PeerCertificate;

describe("verifiedTls", () => {
  test("has no way to a weaker connection", () => {
    expect(verifiedTls({ host: "db.internal", ca: "pem" })).toMatchObject({
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      ca: "pem",
    });
    expect(verifiedTls({ host: "db.internal" })).not.toHaveProperty("ca");
  });

  test.each([
    ["db.internal", "DNS:db.internal", true],
    ["db.internal", "DNS:other.internal, DNS:localhost", false],
    ["10.0.0.5", "IP Address:10.0.0.5", true],
    // What Node compares with where it is told no name, as pg does for an address.
    ["10.0.0.5", "DNS:localhost, IP Address:127.0.0.1", false],
  ])("takes for %s a certificate of %s: %s", (host, names, taken) => {
    const error = verifiedTls({ host }).checkServerIdentity?.("localhost", certificateOf(names));
    expect(error === undefined).toBe(taken);
  });
});
