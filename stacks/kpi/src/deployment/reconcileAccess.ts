import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";

/** What a reconcile reaches. */
export interface ReconcileReach {
  readonly inputBucket: pulumi.Input<string>;
  readonly inputPrefix: string;
  /** Undefined for an existing bucket without a key of the customer. */
  readonly inputKeyArn: pulumi.Input<string> | undefined;
  readonly categoryTable: pulumi.Input<string>;
  readonly orderTable: pulumi.Input<string>;
  readonly runsTable: pulumi.Input<string>;
  /** Key of the tables. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * Everything that a reconcile may do: list and read the input, read both tables whole, remove their rows one by one, and hold
 * the lease of a run meanwhile. It can put no row; the worker can, and can remove none by a call of its own.
 */
export function reconcileAccess(reach: ReconcileReach): AccessIntentArgs[] {
  const { inputBucket, inputPrefix, inputKeyArn, categoryTable, orderTable, runsTable, keyArn: key } = reach;
  const inputKey = inputKeyArn === undefined ? {} : { key: inputKeyArn };
  const actions = [Access.Scan, Access.Delete];
  return [
    { bucket: inputBucket, prefix: inputPrefix, ...inputKey, actions: [Access.List, Access.Read], label: "Input" },
    { table: categoryTable, key, actions, label: "CategoryKpi" },
    { table: orderTable, key, actions, label: "OrderKpi" },
    { table: runsTable, key, actions: [Access.Update], label: "Run" },
  ];
}
