/**
 * The lifecycle of a repository's images: what lost its tag goes after some days, and only so many are kept. ECR evaluates
 * rules by priority and wants the one for any image last (ECR user guide, "Lifecycle policies").
 */
export function imageLifecycleFor({ untaggedDays, keepImages }: { untaggedDays: number; keepImages: number }) {
  return {
    rules: [
      {
        rulePriority: 1,
        description: `untagged for ${untaggedDays} days`,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: untaggedDays,
        },
        action: { type: "expire" },
      },
      {
        rulePriority: 2,
        description: `all but the last ${keepImages}`,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keepImages },
        action: { type: "expire" },
      },
    ],
  };
}
