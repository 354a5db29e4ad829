import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface SavedQueryPlan {
  /** Under which the console lists it. */
  readonly folder: pulumi.Input<string>;
  /** Its name there, and the end of the logical one. */
  readonly title: string;
  readonly query: pulumi.Input<string>;
  readonly logGroupNames: pulumi.Input<pulumi.Input<string>[]>;
  readonly region: pulumi.Input<string> | undefined;
}

/** Makes `<name>-<title>`, a child of `parent`: a query of CloudWatch Logs Insights, ready for whoever is on call. */
export function savedQuery(
  parent: pulumi.Resource,
  name: string,
  { folder, title, query, logGroupNames, region }: SavedQueryPlan,
): aws.cloudwatch.QueryDefinition {
  return new aws.cloudwatch.QueryDefinition(
    `${name}-${title}`,
    { name: pulumi.interpolate`${folder}/${title}`, queryString: query, logGroupNames, region },
    { parent },
  );
}
