import type * as aws from "@pulumi/aws";

/** `DataEventArgs`, resolved. */
export interface DataEvents {
  readonly bucketArns?: readonly string[];
  readonly tableArns?: readonly string[];
  readonly functionArns?: readonly string[];
}

type Selector = aws.types.input.cloudtrail.TrailAdvancedEventSelector;

/** What a trail records: every management event, and the data events of the named resources (LOG-10). */
export function eventSelectorsFor({ bucketArns = [], tableArns = [], functionArns = [] }: DataEvents): Selector[] {
  const management = {
    name: "Management events",
    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
  };
  return [
    management,
    // Objects have their bucket's ARN, a slash and their key: without the slash "orders" would name "orders-2" too.
    ...dataEvents(
      "Objects",
      "AWS::S3::Object",
      "startsWiths",
      bucketArns.map((arn) => `${arn}/`),
    ),
    ...dataEvents("Items", "AWS::DynamoDB::Table", "equals", tableArns),
    ...dataEvents("Calls of functions", "AWS::Lambda::Function", "equals", functionArns),
  ];
}

function dataEvents(name: string, type: string, match: "startsWiths" | "equals", arns: readonly string[]): Selector[] {
  if (arns.length === 0) return [];
  const fieldSelectors = [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: [type] },
    { field: "resources.ARN", [match]: [...new Set(arns)].sort() },
  ];
  return [{ name, fieldSelectors }];
}
