import { resolve } from 'node:path'
import { ROOT } from './paths.ts'

/** Documents that other people wrote, where they lie beside the repository. */
export const CORPORA: string = resolve(ROOT, '../shared/corpora')

/** One corpus: the folder that is searched, which documents in it are specs, and the template that they are read by. */
export interface Corpus {
  readonly name: string
  readonly folder: string
  readonly templates: readonly Binding[]
  readonly holds: (path: string) => boolean
}

/** As in `truespec.json`; the shipped template where there is none. */
export interface Binding {
  readonly files: readonly string[]
  readonly template: string
  readonly directives?: Readonly<Record<string, string>>
}

const anyMarkdown = (path: string): boolean =>
  path.endsWith('.md') && !/(?:^|\/)(?:adr-)?template[^/]*\.md$|SPEC-TEMPLATE\.md$/i.test(path)

/** What the proposals' own process leaves open, and their template cannot say without being touched. */
const OPEN_IN_KEPS = [
  'participating-sigs',
  'see-also',
  'replaces',
  'stage',
  'latest-milestone',
  'milestone',
  'feature-gates',
  'disable-supported',
  'metrics',
]

/** Every corpus, with the template that its documents are read by. */
export const corpora: readonly Corpus[] = [
  {
    name: 'keps',
    folder: 'keps',
    templates: [
      {
        files: ['**'],
        template: 'keps/NNNN-kep-template/README.md',
        directives: { '': 'metadata=kep.yaml', ...Object.fromEntries(OPEN_IN_KEPS.map((key) => [key, 'optional'])) },
      },
    ],
    holds: (path) => path.endsWith('/README.md') && !path.includes('NNNN-'),
  },
  {
    name: 'rust-rfcs',
    folder: 'rust-rfcs/text',
    templates: [{ files: ['**'], template: 'rust-rfcs/0000-template.md' }],
    holds: anyMarkdown,
  },
  {
    name: 'codev',
    folder: 'codev/codev/specs',
    templates: [{ files: ['**'], template: 'codev/codev/protocols/spir/templates/spec.md' }],
    holds: anyMarkdown,
  },
  { name: 'zircote', folder: 'zircote', templates: [], holds: anyMarkdown },
  { name: 'seedlike', folder: 'seedlike', templates: [], holds: anyMarkdown },
  {
    name: 'speckit',
    folder: 'speckit',
    templates: [
      {
        files: ['speckit/21-DOT-DEV__subtree/**'],
        template: 'speckit/21-DOT-DEV__subtree/.specify/templates/spec-template.md',
      },
      { files: ['**'], template: 'speckit/raccioly__docguard/.specify/templates/spec-template.md' },
    ],
    holds: (path) => path.endsWith('/spec.md'),
  },
  { name: 'openspec', folder: 'openspec', templates: [], holds: anyMarkdown },
  {
    name: 'adr',
    folder: 'adr',
    templates: [
      { files: ['adr/npryce__adr-tools/**'], template: 'adr/npryce__adr-tools/src/template.md' },
      { files: ['adr/thomvaill__log4brains/**'], template: 'adr/thomvaill__log4brains/docs/adr/template.md' },
      { files: ['**'], template: 'adr/adr__madr/template/adr-template.md' },
    ],
    holds: anyMarkdown,
  },
  { name: 'gherkin', folder: 'gherkin', templates: [], holds: anyMarkdown },
  {
    name: 'vidpipe',
    folder: 'vidpipe/specs',
    templates: [{ files: ['**'], template: 'vidpipe/specs/SPEC-TEMPLATE.md' }],
    holds: anyMarkdown,
  },
]
