import type { Duty, Gathering } from "./Duty.js";

/** Lines for each project; one that is not deployed yet, or cannot be read, must not hide the others. */
const forEachProject = (...lines: readonly string[]): readonly string[] => [
  "failed=0",
  "for project in foundation compressor credentials etl kpi transform; do",
  ...lines.map((line) => `  ${line}`),
  "done",
  'exit "$failed"',
];

const descriptions: Gathering = {
  name: "Describe what is deployed",
  needs: "state",
  run: forEachProject('npx sallyport describe "$project" --stack "$STACK" > "reports/$project.md" || failed=1'),
};

/** A change that was made past the code shows as a difference between what is deployed and the state. */
const drift: Gathering = {
  name: "Look for drift",
  needs: "state",
  run: forEachProject(
    'folder="stacks/$project"; test -d "$folder" || folder=.',
    'pulumi preview --refresh --expect-no-changes --diff --non-interactive --stack "$STACK" --cwd "$folder" > "reports/drift-$project.txt" || failed=1',
  ),
};

/** What the code grants and watches, which can be reviewed without an account: the figures say what was granted, used and refused. */
const asCoded: Gathering = {
  name: "Deploy into the sandbox and describe",
  needs: "checkout",
  run: [
    "npx sallyport demo --json > reports/sandbox.json",
    ...["foundation", "compressor", "etl", "kpi", "transform"].map(
      (project) => `npx sallyport describe ${project} --stack sandbox > reports/sandbox-${project}.md`,
    ),
  ],
};

/** One job asks `security validate` for a part of its checks. */
function validation(...checks: readonly string[]): Gathering {
  return {
    name: "Look for findings in the account",
    needs: "account",
    run: [
      `npx sallyport security validate --environment "$ENVIRONMENT" --only ${checks.join(" ")} --report-file reports/validation.json`,
    ],
  };
}

const credentialReport: Gathering = {
  name: "Read IAM's credential report",
  needs: "account",
  run: [
    "for look in 1 2 3 4 5 6; do",
    '  test "$(aws iam generate-credential-report --query State --output text)" = COMPLETE && break',
    "  sleep 10",
    "done",
    "aws iam get-credential-report --query Content --output text | base64 --decode > reports/iam-credentials.csv",
  ],
};

/** The folder, the Dockerfile in it and the tag of each image that is built here. */
const images = [
  ["compressor", "Dockerfile", "compressor"],
  ["etl", "Dockerfile", "etl"],
  ["kpi", "Dockerfile", "kpi"],
  ["transform", "Dockerfile", "transform"],
  ["transform", "languages.Dockerfile", "transform-languages"],
] as const;
const ofDebian = ["compressor", "etl", "kpi"];

/** The recurring calendar (OPS-04). The guide, the workflows and the issue templates are generated from it. */
export const calendar: readonly Duty[] = [
  {
    id: "posture",
    interval: "continuous",
    title: "Policies, account, drift and images",
    controls: ["OPS-04", "MON-13", "SUP-02", "SUP-08", "SUP-11", "CPL-05"],
    who: "who is on call",
    what: "Judges every stack by the strict pack, asks for advisories of dependencies, looks for findings in the account and for what was changed past the code, and scans the images that are deployed.",
    gathers: [
      {
        name: "Judge every stack",
        needs: "checkout",
        run: ["npx sallyport check --format json > reports/policies.json"],
      },
      {
        name: "Ask for advisories of dependencies",
        needs: "checkout",
        run: ["npm run --silent advisories > reports/advisories.txt"],
      },
      {
        name: "Look for findings in the account",
        needs: "account",
        run: ['npx sallyport security validate --environment "$ENVIRONMENT" --report-file reports/validation.json'],
      },
      drift,
      {
        name: "Scan the images pushed last",
        needs: "account",
        run: [
          "failed=0",
          "for repository in $REPOSITORIES; do",
          '  npx sallyport image scan "$repository" --json >> reports/images.jsonl || failed=1',
          "done",
          'exit "$failed"',
        ],
      },
    ],
    checklist: [],
  },
  {
    id: "base-image-rebuild",
    interval: "monthly",
    title: "Rebuild the images",
    controls: ["SUP-05"],
    who: "platform engineer",
    what: "Builds each image anew, with the distribution's security updates of the day, and rolls the results out by digest.",
    gathers: [
      {
        name: "Build without a cache",
        needs: "checkout",
        run: images.flatMap(([folder, file, tag]) => [
          `docker build --pull --no-cache --file workers/${folder}/${file} --tag sallyport/${tag}:rebuilt workers/${folder}`,
          `docker image inspect --format '{{.Created}} {{.Id}} ${tag}' sallyport/${tag}:rebuilt >> reports/images.txt`,
        ]),
      },
      {
        name: "Refuse updates that are still pending",
        needs: "checkout",
        run: ofDebian.map(
          (tag) =>
            `docker run --rm --user 0 --entrypoint sh sallyport/${tag}:rebuilt -c 'apt-get update -qq && ! apt-get --simulate upgrade | grep ^Inst'`,
        ),
      },
    ],
    checklist: [
      "Merge the open requests for newer base images: a build takes updates of packages, not another base.",
      "Push each image, with a tag of its own, as the deployer.",
      "`npx sallyport image scan REPOSITORY@DIGEST` for each; critical and high findings are mended, or waived with a date.",
      "Set the digests in the stacks' configuration, and deploy: first where no customer's data is.",
      "`npx sallyport smoke STACK` after each.",
    ],
  },
  {
    id: "credential-audit",
    interval: "monthly",
    title: "Audit the credentials",
    controls: ["GOV-04"],
    who: "security engineer",
    what: "Looks at age, use and owner of every login, key and rotation.",
    gathers: [
      {
        name: "List the logins",
        needs: "account",
        run: ["npx sallyport credentials list --json > reports/credentials.json"],
      },
      credentialReport,
      validation("long-lived-keys", "secret-rotation"),
    ],
    checklist: [
      "Every login of `npx sallyport credentials list` is current; one that is overdue is rotated: `npx sallyport credentials rotate --environment E`.",
      "Every login and key has an owner who still works on it.",
      "What nobody used for 45 days is taken away.",
      "No user has keys that do not end; people sign in through the identity provider.",
    ],
  },
  {
    id: "runtime-versions",
    interval: "quarterly",
    title: "Review versions of runtimes and libraries",
    controls: ["SUP-06"],
    who: "platform engineer",
    what: "Compares Java, Python, Node.js, build tools and npm packages with what is supported and what has advisories.",
    gathers: [
      {
        name: "Compare packages with the registry",
        needs: "checkout",
        run: [
          "pnpm=$(node --print 'require(\"./package.json\").packageManager')",
          'npx --yes "$pnpm" outdated --recursive > reports/outdated.txt || test $? -eq 1',
        ],
      },
      {
        name: "Look for advisories of npm packages",
        needs: "checkout",
        run: [
          "pnpm=$(node --print 'require(\"./package.json\").packageManager')",
          'npx --yes "$pnpm" audit --json > reports/advisories.json || test $? -eq 1',
        ],
      },
      {
        name: "Look for advisories of Python packages",
        needs: "checkout",
        run: [
          "failed=0",
          "for file in $(git ls-files '*requirements.txt'); do",
          '  pipx run pip-audit==2.9.0 --requirement "$file" --disable-pip --no-deps --format json --output "reports/pip-$(echo "$file" | tr / -).json" || failed=1',
          "done",
          'exit "$failed"',
        ],
      },
      {
        name: "Read when runtimes end",
        needs: "checkout",
        run: [
          ...["nodejs", "python", "eclipse-temurin", "maven", "gradle"].map(
            (product) =>
              `curl --fail --silent --show-error --output reports/${product}.json https://endoflife.date/api/${product}.json`,
          ),
          "node scripts/endOfLife.mjs workers/transform/images/versions.json reports > reports/runtimes.md",
        ],
      },
    ],
    checklist: [
      "Nothing in `runtimes.md` is ending or ended, and no base image ends within the next two quarters.",
      "Java, Python and Node.js are at their newest patch; checksums are taken from the maker's page.",
      "Advisories of npm and Python packages are mended, or issues with an owner and a date.",
      "The image of `@aws/atx-cli`, where one is built from ours, has its maker's newest version.",
      "Go of the toolchain, the Pulumi SDKs and the engine versions of PostgreSQL and EMR are supported.",
    ],
  },
  {
    id: "role-permissions",
    interval: "quarterly",
    title: "Review the permissions of roles",
    controls: ["GOV-05"],
    who: "security engineer, with the owner of each stack",
    what: "Goes through the matrix of roles: who takes each, what it may do, on what, and under which conditions.",
    gathers: [asCoded, descriptions, validation("least-privilege", "environment-isolation")],
    checklist: [
      "Every role in *Roles* of `npx sallyport describe STACK` has a purpose that its owner can name, and is the same in the sandbox and where it is deployed.",
      "No statement is wider than the code of the worker needs; what IAM's last-accessed data shows unused is taken away.",
      "Every role has the permissions boundary, and a trust policy with the account of its source.",
      "Every waiver in `waivers.json` and in `exceptions` is still wanted, and ends.",
    ],
  },
  {
    id: "access",
    interval: "quarterly",
    title: "Review who has access",
    controls: ["GOV-05"],
    who: "security engineer, with the head of each team",
    what: "Goes through people, their groups and what reaches the accounts from outside.",
    gathers: [
      {
        name: "Say who looks",
        needs: "account",
        run: ['npx sallyport whoami --environment "$ENVIRONMENT" --json > reports/identity.json'],
      },
      credentialReport,
      validation("public-buckets", "open-network", "open-functions", "open-messaging"),
    ],
    checklist: [
      "Everybody who can sign in to an account still works on it, in the group that the work needs.",
      "The repository's collaborators, teams, deploy keys and applications are wanted; `.github/CODEOWNERS` names people who are there.",
      "Findings of IAM Access Analyzer are closed, or archived with a reason.",
      "The emergency access was tried, and its use raised an alarm.",
    ],
  },
  {
    id: "alarms",
    interval: "quarterly",
    title: "Review the alarms",
    controls: ["GOV-07"],
    who: "who is on call",
    what: "Looks at coverage, thresholds and subscribers of the alarms.",
    gathers: [
      asCoded,
      descriptions,
      {
        name: "List alarms and who is told",
        needs: "account",
        run: [
          "aws cloudwatch describe-alarms --output json > reports/alarms.json",
          // Addresses are people's, and do not belong into a report that many may read.
          "aws sns list-subscriptions --query 'Subscriptions[].[TopicArn,Protocol,SubscriptionArn]' --output text > reports/subscriptions.txt",
        ],
      },
    ],
    checklist: [
      "Every workload in *Resources* of `npx sallyport describe STACK` has the alarms of its guide.",
      "Every alarm tells a topic, and every topic has a subscriber who confirmed and who reads it.",
      "Alarms that were raised without need, or not raised when needed, have another threshold now.",
      "No alarm is switched off or without data since the last review.",
    ],
  },
  {
    id: "security-audit",
    interval: "annual",
    title: "Security assessment",
    controls: ["GOV-06"],
    who: "somebody who does not work on the platform",
    what: "Compares what the control catalogue claims with what is there, over the reports of the year.",
    gathers: [
      {
        name: "Take the catalogue and its frameworks",
        needs: "checkout",
        run: ["cp -R docs/reference/controls.md docs/compliance reports/"],
      },
      {
        name: "Judge every stack",
        needs: "checkout",
        run: ["npx sallyport check --format json > reports/policies.json"],
      },
      descriptions,
      {
        name: "Look for findings in the account",
        needs: "account",
        run: ['npx sallyport security validate --environment "$ENVIRONMENT" --report-file reports/validation.md'],
      },
    ],
    checklist: [
      "Scope: accounts, stacks, frameworks and the period are written down, and who assesses them.",
      "A sample of controls of each theme in `docs/reference/controls.md`: its tests are run, and fail where the control is broken.",
      "The reports of every monthly and quarterly run of the period are there, with their issues closed by a person.",
      "Controls that are *in part* or *not yet*, and every waiver: the risk is accepted by name, or has a date.",
      "Findings are issues with severity, owner and date; the last assessment's are closed.",
    ],
  },
  {
    id: "penetration-test",
    interval: "annual",
    title: "Penetration test",
    controls: ["GOV-06"],
    who: "testers from outside, with the security engineer",
    what: "Has somebody from outside try to get at data, credentials and accounts, on a deployment without customers' data.",
    gathers: [],
    checklist: [
      "Scope: the API of transformations, the upload paths of compressor, kpi and etl, roles of workers that were taken over, the roles that CI takes.",
      "Out of scope: other people's accounts, AWS itself, denial of service. AWS's policy on penetration tests lists the services that may be tested without asking.",
      "Rules: period, source addresses, contacts on both sides (the security contact of the account), when to stop, what happens to data that was found.",
      "The testers have the threat models of `SECURITY.md`, and `docs/security/transform.md`.",
      "Start from the limits that are known: `npx sallyport security validate` and `npx sallyport check` find nothing new.",
      "The alarms and findings that the test raised are compared with what the testers did; what was not seen is a finding.",
      "Findings are issues with severity, owner and date; each has a test that fails before its mending.",
    ],
  },
  {
    id: "security-training",
    interval: "annual",
    title: "Security training",
    controls: ["GOV-08"],
    who: "everybody who works on the platform",
    what: "Does the exercises of the training guide, in the sandbox, and shows the result to a colleague.",
    gathers: [],
    checklist: [
      "Everybody in `.github/CODEOWNERS` did the exercises of `docs/guides/training.md`: name, date, and who saw it.",
      "Who began since the last time did them before the first review or deployment.",
      "The guide has an exercise for each incident of the year.",
    ],
  },
];
