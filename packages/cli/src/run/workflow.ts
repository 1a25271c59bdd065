/** A workflow of GitHub that checks specs. `version` is what `npx` fetches. */
export function githubWorkflow(version: string): string {
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
`
}

/** The same for GitLab. */
export function gitlabWorkflow(version: string): string {
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
`
}
