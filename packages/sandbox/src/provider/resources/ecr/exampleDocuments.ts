/** A lifecycle that keeps so many images. */
export const exampleLifecycle = (keep: number): string =>
  JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "the latest",
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keep },
        action: { type: "expire" },
      },
    ],
  });

/** Lets one function's service pull. */
export const examplePullPolicy = (functionName: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LambdaPulls",
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Condition: { ArnLike: { "aws:SourceArn": `arn:aws:lambda:*:*:function:${functionName}` } },
      },
    ],
  });

/** A repository that an example needs. */
export const neededRepository = (name: string) => ({
  type: "aws:ecr/repository:Repository",
  inputs: () => ({ name }),
});
