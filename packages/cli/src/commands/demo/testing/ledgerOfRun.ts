import { IAMClient } from "@aws-sdk/client-iam";
import { explanations } from "../../../evidence/ledger/explanations.js";
import type { GrantLedger } from "../../../evidence/ledger/GrantLedger.js";
import { sandboxStack } from "../../../pulumi/PulumiProject.js";
import { gatherLedger } from "../../evidence/gatherLedger.js";

interface Run {
  /** The sandbox's folder. */
  readonly home: string;
  readonly region: string;
  /** The stack's project on the command line. */
  readonly project: string;
  /** Default: the sandbox's own */
  readonly stack?: string;
  /** Default: from the sandbox's start, with the deployment */
  readonly since?: Date;
  /** The test's file, as explanations name it: what it exercises must be used in it. */
  readonly test: string;
}

/** The ledger of every role of a stack, of what a test did. */
export async function ledgerOfRun({
  home,
  region,
  project,
  stack = sandboxStack,
  since,
  test,
}: Run): Promise<GrantLedger> {
  const iam = new IAMClient({ region });
  try {
    const explained = explanations.filter(({ exercisedBy }) => !exercisedBy?.endsWith(`/${test}`));
    return await gatherLedger({ home, iam, region, stacks: [{ project, stack }], since, explained });
  } finally {
    iam.destroy();
  }
}
