import type { TestRun } from './test-run.ts'

const DOCUMENTS = 'https://github.com/truespec/truespec/blob/main/docs'

/** Said above the job that verifies. */
const VERIFY = `What the tests prove, too. How a test says what that is: ${DOCUMENTS}/verify.md
To have it, take the hash sign and the blank behind it out of each line from here on.`

/** A workflow of GitHub that checks specs. `version` is what `npx` fetches. `tests`: also how to verify them, as a comment. */
export function githubWorkflow(version: string, tests?: TestRun): string {
  return `# Checks the specs of every pull request. Made by \`truespec init\`.
name: specs
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          # Statuses and IDs are compared with other commits.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: npx --yes truespec@${version} check --format github --base "$BASE"
        env:
          BASE: \${{ github.event.pull_request.base.sha || 'HEAD' }}
${tests === undefined ? '' : commented(githubVerify(version, tests), '  ')}`
}

function githubVerify(version: string, { command, report }: TestRun): string {
  return `${VERIFY}
verify:
  runs-on: ubuntu-latest
  steps:
    - uses: actions/checkout@v5
      with:
        # What is stale is told from the history.
        fetch-depth: 0
        persist-credentials: false
    - uses: actions/setup-node@v5
      with:
        node-version: 24
    - run: npm ci
    - run: ${command}
    - run: npx --yes truespec@${version} verify --format github --report ${report}
      # A failing test is a failing requirement: say which.
      if: \${{ !cancelled() }}
`
}

/** The same for GitLab. */
export function gitlabWorkflow(version: string, tests?: TestRun): string {
  return `# Checks the specs of every merge request. Made by \`truespec init\`.
specs:
  image: node:24
  variables:
    GIT_DEPTH: 0
  script:
    - npx --yes truespec@${version} check --format gitlab --output truespec-report.json --base "\${CI_MERGE_REQUEST_DIFF_BASE_SHA:-HEAD}"
  artifacts:
    when: always
    reports:
      codequality: truespec-report.json
${tests === undefined ? '' : `\n${commented(gitlabVerify(version, tests), '')}`}`
}

function gitlabVerify(version: string, { command, report }: TestRun): string {
  return `${VERIFY}
verify:
  image: node:24
  variables:
    GIT_DEPTH: 0
  script:
    - npm ci
    # A failing test is a failing requirement: say which, and fail then.
    - ${command} || failed=yes
    - npx --yes truespec@${version} verify --report ${report}
    - test -z "$failed"
`
}

/** The lines as comments that stand that deep: what they hide is right once the first hash sign of each is gone. */
function commented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, `${indent}# `)
}
