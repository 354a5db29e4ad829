import { expect, it } from "@jest/globals";
import { scramVerifier } from "./scramVerifier.js";

it("is what PostgreSQL makes of the same password and salt", () => {
  // RFC 7677, section 3: user "user", password "pencil".
  const salt = Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64");
  expect(scramVerifier("pencil", salt)).toBe(
    "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
  );
});

it("differs each time, since its salt does", () => {
  expect(scramVerifier("pencil")).not.toBe(scramVerifier("pencil"));
});
