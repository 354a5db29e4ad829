import { GetRolePolicyCommand, type IAMClient, ListRolePoliciesCommand } from "@aws-sdk/client-iam";

/** One statement of a role's own (inline) policy. */
export interface GrantedStatement {
  readonly role: string;
  readonly policy: string;
  /** The Sid; the position in the document where there is none. */
  readonly statement: string;
  readonly actions: readonly string[];
  /** The statement but for its id: what two have in common allows the same. */
  readonly content: string;
  /** The services through which alone a key may be used (kms:ViaService), for example `sqs`. */
  readonly via: readonly string[];
}

interface PolicyDocument {
  readonly Statement?: readonly {
    readonly Sid?: string;
    readonly Effect?: string;
    readonly Action?: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly Condition?: { readonly StringEquals?: Readonly<Record<string, string | readonly string[]>> };
  }[];
}

/** Reads from IAM which Allow statements a role holds in its inline policies, which is where task roles keep all of theirs. */
export async function grantedStatements(iam: IAMClient, role: string): Promise<readonly GrantedStatement[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
  const policies = await Promise.all(
    PolicyNames.map(async (policy) => {
      const { PolicyDocument = "%7B%7D" } = await iam.send(
        new GetRolePolicyCommand({ RoleName: role, PolicyName: policy }),
      );
      const document = JSON.parse(decodeURIComponent(PolicyDocument)) as PolicyDocument;
      return (document.Statement ?? []).flatMap(({ Sid, Effect, Action, Resource, Condition }, index) => {
        if (Effect !== "Allow") return [];
        const via = [Condition?.StringEquals?.["kms:ViaService"] ?? []].flat().map((host) => host.split(".")[0] ?? "");
        const content = JSON.stringify({ Action, Resource, Condition });
        return [{ role, policy, statement: Sid ?? String(index), actions: [Action ?? []].flat(), content, via }];
      });
    }),
  );
  return policies.flat();
}
