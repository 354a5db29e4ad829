/** The stack's outputs. */
export interface KpiOutputs {
  readonly region: string;
  /** Where CSV files are uploaded: below the prefix, in `orders/`, `order_items/` and `products/`. */
  readonly inputBucket: string;
  /** Ends with a delimiter. */
  readonly inputPrefix: string;
  /** Bucket of `state/` and `quarantine/`. */
  readonly artifactBucket: string;
  readonly categoryTable: string;
  readonly orderTable: string;
  /** Lease and run records. */
  readonly runsTable: string;
  readonly deadLetterQueueUrl: string;
  /** Topic of the events at the ends of runs. */
  readonly runEndTopicArn: string;
  readonly dashboardName: string;
  /** Name of the worker's task role. */
  readonly taskRole: string;
  /** ARNs of the roles for `sallyport kpi reconcile`, by the principal's name. */
  readonly reconcileRoleArns: Readonly<Record<string, string>>;
  /** Name of the worker's log group. */
  readonly logGroup: string;
}
