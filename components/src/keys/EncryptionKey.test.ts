import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { EncryptionKey } from "./EncryptionKey.js";
import type { EncryptionKeyArgs } from "./EncryptionKeyArgs.js";

const reason = { control: "ENC-08", reason: "one archive in two regions", owner: "platform", expires: "2999-12-31" };
const read = { bucket: "orders", actions: [Access.Read] };
const reader = ["arn:aws:iam::111122223333:role/reader"];

async function key(args: EncryptionKeyArgs): Promise<Readonly<Record<string, unknown>>> {
  const { resources } = await record(() => new EncryptionKey("orders", args));
  return resources.find(({ type }) => type === "aws:kms/key:Key")?.inputs ?? {};
}

describe("an encryption key", () => {
  it("rotates yearly, stays in its region and waits 30 days before it is gone", async () => {
    expect(await key({})).toMatchObject({
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      multiRegion: false,
      deletionWindowInDays: 30,
    });
  });

  it("can leave its region only for a written reason", async () => {
    expect(await key({ exceptions: { multiRegion: reason } })).toMatchObject({ multiRegion: true });
  });

  it.each([
    ["rotation of more than a year", { rotationDays: 366 }, "rotationDays"],
    ["parts of days", { rotationDays: 90.5 }, "rotationDays"],
    ["a deletion that is too soon", { deletionWindowDays: 6 }, "deletionWindowDays"],
    ["a deletion that is too late", { deletionWindowDays: 31 }, "deletionWindowDays"],
    [
      "an administrator that is a user",
      { administratorArns: ["arn:aws:iam::111122223333:user/me"] },
      "administratorArns[0]",
    ],
    ["the account as administrator", { administratorArns: ["arn:aws:iam::111122223333:root"] }, "administratorArns[0]"],
    ["users that do nothing", { users: [{ roleArns: reader, access: [] }] }, "users[0].access"],
    [
      "users of another key",
      { users: [{ roleArns: reader, access: [{ ...read, key: "k" }] }] },
      "users[0].access[0].key",
    ],
    [
      "a verb that its resource does not know",
      { users: [{ roleArns: reader, access: [{ bucket: "orders", actions: [Access.Send] }] }] },
      "users[0].access[0].actions",
    ],
  ] satisfies [string, EncryptionKeyArgs, string][])(
    "refuses %s, naming the argument",
    async (_title, args, argument) => {
      await expect(key(args)).rejects.toThrow(`EncryptionKey "orders": ${argument} `);
    },
  );
});
