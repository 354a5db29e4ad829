// A program of somebody else's, outside the workspace. Everything in it is wrong on purpose: a test lets the packs find it.
const aws = require("@pulumi/aws");

const policy = (statement) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

// Anyone may read the bucket.
const uploads = new aws.s3.Bucket("uploads");
const access = new aws.s3.BucketPublicAccessBlock("uploads-access", { bucket: uploads.id, blockPublicPolicy: false });
new aws.s3.BucketPolicy(
  "uploads-readers",
  {
    bucket: uploads.id,
    policy: uploads.arn.apply((arn) =>
      policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }),
    ),
  },
  { dependsOn: access },
);

// Anyone may connect.
new aws.ec2.SecurityGroup("web", {
  ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
});

// The worker may do anything.
const worker = new aws.iam.Role("worker", {
  assumeRolePolicy: policy({
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
});
new aws.iam.RolePolicy("worker-access", {
  role: worker.id,
  policy: policy({ Effect: "Allow", Action: "*", Resource: "*" }),
});

// Whoever may read the task definition reads the password.
new aws.ecs.TaskDefinition("worker", {
  family: "worker",
  taskRoleArn: worker.arn,
  containerDefinitions: JSON.stringify([
    {
      name: "worker",
      image: "worker:latest",
      environment: [{ name: "DATABASE_PASSWORD", value: "correct-horse-battery-staple" }],
    },
  ]),
});

// The log grows for ever.
new aws.cloudwatch.LogGroup("worker-log");
