import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { scramVerifier } from "./scramVerifier.js";

describe("scramVerifier", () => {
  test("makes the keys with which RFC 7677's example signs", () => {
    const verifier = scramVerifier("pencil", Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64"));
    const [, head, keys = ""] = /^SCRAM-SHA-256\$([^$]+)\$(.+)$/.exec(verifier) ?? [];
    expect(head).toBe("4096:W22ZaJ0SNY7soEsUEjb6gQ==");
    const [storedKey = "", serverKey = ""] = keys.split(":");
    const nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    const message = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`;
    const sign = (key: Buffer) => createHmac("sha256", key).update(message).digest();
    expect(sign(Buffer.from(serverKey, "base64")).toString("base64")).toBe(
      "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
    );
    // The proof of the example gives back the client's key, whose hash the server keeps.
    const proof = Buffer.from("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "base64");
    const signature = sign(Buffer.from(storedKey, "base64"));
    const clientKey = Buffer.from(proof.map((byte, index) => byte ^ (signature[index] ?? 0)));
    expect(createHash("sha256").update(clientKey).digest("base64")).toBe(storedKey);
  });

  test("salts each anew", () => {
    expect(scramVerifier("pencil")).not.toBe(scramVerifier("pencil"));
  });

  test.each(["", "with space", "fünf", "tab\t"])("refuses %j, which the server would normalise first", (password) => {
    expect(() => scramVerifier(password)).toThrow(RangeError);
  });
});
