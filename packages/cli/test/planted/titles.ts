import { one, SAFE, type Defect } from './parts.ts'

/** The first line. */
export const TITLES: readonly Defect[] = [
  one(
    'title-missing',
    'no title',
    '# Feature Specification: Appointment reminders by text message\n\n',
    '',
    '## Metadata',
  ),
  one('title-missing', 'nothing but the prefix', ': Appointment reminders by text message', ':', '# Feature'),
  one('title-missing', 'an empty heading', '# Feature Specification: Appointment reminders by text message', '#', '#'),
  one(
    'title-missing',
    'bold instead',
    '# Feature Specification: Appointment reminders by text message',
    '**Appointment reminders**',
    '**Appointment',
  ),
  one('title-prefix', 'only the name', '# Feature Specification: App', '# App', '# App', SAFE),
  one('title-prefix', 'another word', '# Feature Specification: App', '# Feature Spec: App', '# Feature', SAFE),
  one(
    'title-prefix',
    'a dash for the colon',
    '# Feature Specification: App',
    '# Feature Specification - App',
    '# Feature',
    SAFE,
  ),
  one('placeholder-left', 'in the title', 'Appointment reminders by text message', '[FEATURE_NAME]', '[FEATURE_NAME]'),
]
