import type { Example, Made } from "../../ResourceDefinition.js";

/** A VPC with three subnets, `a`, `b` and `c`, for examples; `block` is the first half of its addresses: "10.81". */
export const exampleNetwork = (block: string): NonNullable<Example["needs"]> => ({
  vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: `${block}.0.0/16` }) },
  ...Object.fromEntries(
    ["a", "b", "c"].map((zone, index) => [
      zone,
      {
        type: "aws:ec2/subnet:Subnet",
        inputs: (made: Made) => ({
          vpcId: made("vpc", "id"),
          cidrBlock: `${block}.${index}.0/24`,
          availabilityZone: `eu-west-1${zone}`,
        }),
      },
    ]),
  ),
});
