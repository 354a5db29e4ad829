import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";

interface Document {
  readonly Statement: readonly { readonly Sid: string }[];
}

/** Takes a statement out of a role's inline policy, does the work, and puts the policy back as it was. */
export async function withoutStatement(
  { region, role, policy, sid }: { region: string; role: string; policy: string; sid: RegExp },
  work: () => Promise<void>,
): Promise<void> {
  const iam = new IAMClient({ region });
  const named = { RoleName: role, PolicyName: policy };
  const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(named));
  const whole = decodeURIComponent(PolicyDocument);
  const document = JSON.parse(whole) as Document;
  const rest = document.Statement.filter(({ Sid }) => !sid.test(Sid));
  if (rest.length !== document.Statement.length - 1) throw new Error(`${sid} does not name one statement of ${role}`);
  const less = JSON.stringify({ ...document, Statement: rest });
  await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: less }));
  try {
    await work();
  } finally {
    await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: whole }));
  }
}
