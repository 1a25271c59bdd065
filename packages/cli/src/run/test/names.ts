/** Where Cucumber's messages go where nothing is said, relative to the root. */
export const MESSAGES = 'reports/truespec/scenarios.ndjson'
