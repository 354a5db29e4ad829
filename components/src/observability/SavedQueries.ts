import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { savedQuery } from "./savedQuery.js";
import { workloadQueries } from "./workloadQueries.js";

/** A query of a caller's own. */
export interface SavedQueryArgs {
  /** Lower-case words joined by hyphens, plain. One of the four names takes that query's place. */
  readonly name: string;
  /** In the language of CloudWatch Logs Insights. */
  readonly query: pulumi.Input<string>;
}

export interface SavedQueriesArgs {
  /** Groups that the queries read, at most 50. */
  readonly logGroupNames: pulumi.Input<pulumi.Input<string>[]>;
  /** Folder under which the console lists them. Default: the component's name. */
  readonly folder?: pulumi.Input<string>;
  /** Field of a line that names its job. Default: "job". */
  readonly jobField?: string;
  /** Field of a line that says how long something took. Default: "seconds". */
  readonly durationField?: string;
  /** More queries. The list is plain. Default: none. */
  readonly queries?: SavedQueryArgs[];
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
}

/**
 * The queries over a workload's logs that an incident needs, saved where CloudWatch Logs Insights lists them.
 *
 * Defaults: four: errors, durations, denied calls, and a line for each job; for lines in JSON as our workers write them.
 *
 * Cost: none to keep; 0.005 USD per GB that a run reads.
 *
 * Controls: LOG-12.
 *
 * @example
 * const queries = new SavedQueries("orders", { logGroupNames: [service.logGroupName], jobField: "archive" });
 */
export class SavedQueries extends pulumi.ComponentResource {
  /** Ids of the queries, in the order of their names. */
  readonly queryIds: pulumi.Output<string[]>;

  constructor(name: string, args: SavedQueriesArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("SavedQueries", name);
    checkQueries(component, args);
    super("sallyport:index:SavedQueries", name, args, opts);
    const { logGroupNames, folder = name, region } = args;
    const own = (args.queries ?? []).map(({ name: title, query }) => [title, query] as const);
    const four = workloadQueries({ job: args.jobField ?? "job", duration: args.durationField ?? "seconds" });
    const queries: Readonly<Record<string, pulumi.Input<string>>> = { ...four, ...Object.fromEntries(own) };

    const saved = Object.entries(queries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([title, query]) => savedQuery(this, name, { folder, title, query, logGroupNames, region }));

    this.queryIds = pulumi.all(saved.map(({ queryDefinitionId }) => queryDefinitionId));
    this.registerOutputs({ queryIds: this.queryIds });
  }
}

function checkQueries(component: string, { queries = [], jobField, durationField }: SavedQueriesArgs): void {
  const names = queries.map(({ name }) => name);
  names.forEach((name, index) => {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || names.indexOf(name) !== index) {
      const fix = "give each query lower-case letters, digits and hyphens of its own";
      throw new ArgumentError(component, `queries[${index}].name`, name, fix);
    }
  });
  for (const [argument, field] of Object.entries({ jobField, durationField })) {
    if (field !== undefined && !/^[A-Za-z_@][\w.@]*$/.test(field)) {
      throw new ArgumentError(component, argument, field, 'name a field of a line, such as "job" or "detail.job"');
    }
  }
}
