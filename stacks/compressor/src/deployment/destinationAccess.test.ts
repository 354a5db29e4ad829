import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { destinationAccess } from "./destinationAccess.js";

const destination = {
  bucketName: pulumi.output("user-target"),
  keyArn: "arn:aws:kms:eu-central-1:111122223333:key/example",
  label: "OrdersTarget",
  prefix: "in/",
  mirrorDeletes: false,
};

describe("what a target worker may do in a destination", () => {
  it("is to write, below the rule's prefix", () => {
    expect(destinationAccess(destination)).toMatchObject({
      prefix: "in/",
      key: destination.keyArn,
      actions: ["Upload", "WriteTags"],
      label: "OrdersTarget",
    });
  });

  it("is to delete as well where the rule mirrors deletions, and nowhere else", () => {
    expect(destinationAccess({ ...destination, mirrorDeletes: true })).toMatchObject({
      prefix: "in/",
      actions: ["Upload", "WriteTags", "Delete"],
    });
  });
});
