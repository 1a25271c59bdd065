import { one, many, SAFE, type Defect } from './parts.ts'

/** Gherkin. */
export const SCENARIOS: readonly Defect[] = [
  one(
    'gherkin-syntax',
    'a keyword mistyped in the middle',
    'When the nightly job has run',
    'Whn the nightly job has run',
    'Whn the',
  ),
  one('gherkin-syntax', 'a ragged table', '| +47 400 00 000  | maybe later |', '| +47 400 00 000  |', '| +47 400'),
  one('gherkin-syntax', 'ragged examples', '| 2      | cancelled |', '| 2      | cancelled | now |', '| 2  '),
  one(
    'fence-unclosed',
    'a fence in the middle of scenarios is gone',
    'cancelled |\n```\n\nWhat',
    'cancelled |\n\nWhat',
    '```gherkin\nFeature',
  ),
  one(
    'gherkin-stray-text',
    'a keyword mistyped at the start',
    'Given a visit in 72 hours',
    'Givn a visit in 72 hours',
    'Givn',
    SAFE,
  ),
  one('gherkin-stray-text', 'small letters', 'Given a visit in 72 hours', 'given a visit in 72 hours', 'given a', SAFE),
  one('gherkin-stray-text', 'a bullet', 'Given these answers:', '- Given these answers:', '- Given', SAFE),
  many(
    'gherkin-step-order',
    'a Then first',
    [
      [
        '    When the nightly job has run\n    Then one message is queued\n',
        '    Then one message is queued\n    When the nightly job has run\n',
      ],
      ['    And its text names the clinic\n', '    Then its text names the clinic\n'],
    ],
    'Then one message',
  ),
  one(
    'gherkin-step-order',
    'a Given at the end',
    'And its text names the clinic',
    'Given its text names the clinic',
    'Given its text',
  ),
  one('gherkin-incomplete', 'no When', '    When the nightly job has run\n', '', 'Scenario: The first'),
  one(
    'gherkin-incomplete',
    'no Then',
    '    Then one message is queued\n    And its text names the clinic\n',
    '',
    'Scenario: The first',
  ),
  one(
    'gherkin-incomplete',
    'no step',
    '  Scenario: The first reminder\n',
    '  Scenario: Later\n\n  Scenario: The first reminder\n',
    'Scenario: Later',
  ),
  one('gherkin-incomplete', 'an outline without a Then', '    Then the visit is <state>\n', '', 'Scenario Outline'),
  one(
    'gherkin-duplicate',
    'in another block',
    'Scenario: An answer that nobody understands',
    'Scenario: The first reminder',
    'Scenario: The first reminder\n  Given these',
  ),
  one(
    'gherkin-duplicate',
    'in the same block',
    'Scenario Outline: An answer changes the visit',
    'Scenario Outline: The first  Reminder',
    'Outline: The first',
  ),
  one('gherkin-parameter', 'a column was renamed', '| answer | state     |', '| reply  | state     |', '"<answer>"'),
  one(
    'gherkin-parameter',
    'a column too many',
    'Then the visit is <state>',
    'Then the visit is changed',
    '| answer | state',
  ),
  one('gherkin-parameter', 'a parameter mistyped', 'the visit is <state>', 'the visit is <sate>', '<sate>'),
]
