import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";

interface Document {
  readonly Statement: readonly { readonly Sid?: string }[];
}

interface Removed {
  readonly iam: IAMClient;
  readonly role: string;
  /** Name of an inline policy. */
  readonly policy: string;
  /** The Sid, or the place in the document of one that has none, as the decision log names it; or what the Sid looks like. */
  readonly sid: string | RegExp;
}

/** Takes a statement out of a role's inline policy, does the work, and puts the policy back as it was. */
export async function withoutStatement({ iam, role, policy, sid }: Removed, work: () => Promise<void>): Promise<void> {
  const named = { RoleName: role, PolicyName: policy };
  const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(named));
  const whole = decodeURIComponent(PolicyDocument);
  const document = JSON.parse(whole) as Document;
  const isMeant = (name: string) => (typeof sid === "string" ? name === sid : sid.test(name));
  const rest = document.Statement.filter(({ Sid }, index) => !isMeant(Sid ?? String(index)));
  if (rest.length !== document.Statement.length - 1) throw new Error(`${sid} does not name one statement of ${role}`);
  const less = JSON.stringify({ ...document, Statement: rest });
  // A document of no statements is none.
  if (rest.length === 0) await iam.send(new DeleteRolePolicyCommand(named));
  else await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: less }));
  try {
    await work();
  } finally {
    await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: whole }));
  }
}
