import * as pulumi from "@pulumi/pulumi";
import { type AccessIntent, IntentError, resourceStatementsFor } from "@sallyport/intents";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";

/** Names that stand for those not known yet: what is wrong with the rest of an intent shows without them. */
const stand: Readonly<Partial<Record<keyof AccessIntent, string>>> = {
  bucket: "some-bucket",
  queue: "some-queue",
  table: "some-table",
  eventBus: "default",
  topic: "some-topic",
  logGroup: "some-group",
  repository: "some-repository",
  secret: "arn:aws:secretsmanager:eu-west-1:000000000000:secret:some-secret",
  key: "arn:aws:kms:eu-west-1:000000000000:key/00000000-0000-0000-0000-000000000000",
};

const context = { accountId: "000000000000", partition: "aws", region: "eu-west-1" };

/**
 * Checks at construction what plain values say of intents: their verbs, prefixes, labels and that each names one
 * resource. The rest (names and ARNs that are outputs) is checked when it becomes known.
 *
 * @throws ArgumentError naming the intent by its place, `access[2].prefix`
 */
export function checkIntents(component: string, argument: string, intents: readonly AccessIntentArgs[]): void {
  intents.forEach((intent, index) => {
    if (pulumi.Output.isInstance(intent.actions) || intent.actions instanceof Promise) return;
    const actions = intent.actions.filter((action) => typeof action === "string");
    if (actions.length !== intent.actions.length) return;
    const named = Object.entries(stand).filter(([field]) => intent[field as keyof AccessIntentArgs] !== undefined);
    const { prefix, label } = intent;
    const plain: AccessIntent = {
      ...Object.fromEntries(named),
      actions,
      ...(typeof prefix === "string" ? { prefix } : {}),
      ...(typeof label === "string" ? { label } : {}),
    };
    try {
      resourceStatementsFor([plain], context);
    } catch (error) {
      if (!(error instanceof IntentError)) throw error;
      throw new ArgumentError(component, `${argument}[${index}].${error.argument}`, error.value, error.fix);
    }
  });
}
