// A pack of one's own: some of the rules of the library, and one more.
const { PolicyPack } = require("@pulumi/policy");
const { policyPackFor } = require("@sallyport/policies");

const [, strict] = policyPackFor("strict");

new PolicyPack("shop", {
  ...strict,
  policies: [
    ...strict.policies.filter(({ name }) => name.startsWith("iam-")),
    {
      name: "buckets-are-ours",
      description: "Buckets are named for the shop",
      validateResource: ({ type, name }, report) => {
        if (type === "aws:s3/bucket:Bucket" && !name.startsWith("shop-")) report(`call ${name} shop-${name}`);
      },
    },
  ],
});
