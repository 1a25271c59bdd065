/**
 * A rule's page, taken apart. See `docs` of the format in `CONTRIBUTING`: a title, prose, and under `## Reported`, `## Accepted` and
 * `## Fixed` the examples, each a fence of at least four backticks.
 */
interface RulePage {
  readonly code: string
  /** The first paragraph, on one line. */
  readonly summary: string
  /** The prose above the examples, without the title. */
  readonly prose: string
  readonly reported: readonly PageExample[]
  readonly accepted: readonly PageExample[]
  readonly fixed: readonly PageExample[]
  /** What is wrong with the page itself, with the line. */
  readonly problems: readonly string[]
}

/** One example: a document or a part of one, with what else it needs. */
export interface PageExample {
  /** The line of its fence in the page, from 1. */
  readonly line: number
  readonly document: PageDocument
  /** Other documents of the same workspace. */
  readonly others: readonly PageDocument[]
  /** A template other than the one that Truespec ships. */
  readonly template: string | undefined
  /** What tools reported, for rules that need verdicts. */
  readonly reports: readonly PageReport[]
  /** JSON: what the repository says. */
  readonly facts: string | undefined
  /** JSON: what the configuration says beyond its defaults. */
  readonly config: string | undefined
  /** ISO date. */
  readonly today: string
}

/** A report beside the documents. */
interface PageReport {
  readonly file: string
  /** With its caret lines, one caret each: a finding in a report has a line and no columns. */
  readonly text: string
  /** The commit that it speaks of. */
  readonly commit: string | undefined
}

/** The status of the complete spec that a fragment stands in. */
type PageBase = 'draft' | 'review' | 'complete'

export interface PageDocument {
  readonly file: string
  /** With its caret lines. */
  readonly text: string
  readonly base: PageBase
  /** Sections or fields of the complete spec that this one lacks. */
  readonly remove: readonly string[]
  /** The text is the whole document and no fragment of the complete spec. */
  readonly whole: boolean
}

const TODAY = '2026-11-22'
const FILE = 'specs/a.md'

/** Reads a page. Never throws: what is wrong is in `problems`. */
export function parsePage(text: string): RulePage {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const problems: string[] = []
  const prose: string[] = []
  const examples = new Map<string, PageExample[]>()
  let current: PageExample[] | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const fence = /^(`{4,})(.*)$/.exec(line)
    if (fence) {
      const end = lines.indexOf(fence[1] as string, i + 1)
      const last = end < 0 ? lines.length : end
      if (end < 0) problems.push(`line ${i + 1}: a fence that does not end`)
      const body = lines.slice(i + 1, last).join('\n')
      if (!current) problems.push(`line ${i + 1}: an example outside Reported, Accepted and Fixed`)
      else addFence(current, i + 1, (fence[2] as string).trim(), body === '' ? '' : `${body}\n`, problems)
      i = last
    } else if (line.startsWith('## ')) {
      const title = line.slice(3).trim().toLowerCase()
      current = ['reported', 'accepted', 'fixed'].includes(title) ? (examples.get(title) ?? []) : undefined
      if (current) examples.set(title, current)
      else prose.push(line)
    } else if (!current) prose.push(line)
  }
  const [title, ...rest] = prose
  const code = title?.startsWith('# ') ? title.slice(2).trim() : ''
  if (code === '') problems.push('line 1: no title')
  const body = rest.join('\n').trim()
  return {
    code,
    summary: (body.split(/\n[ \t]*\n/, 1)[0] ?? '').replaceAll(/[ \t]*\n[ \t]*/g, ' '),
    prose: body,
    reported: examples.get('reported') ?? [],
    accepted: examples.get('accepted') ?? [],
    fixed: examples.get('fixed') ?? [],
    problems,
  }
}

function addFence(examples: PageExample[], line: number, info: string, text: string, problems: string[]): void {
  const { language, words, values } = parseInfo(info)
  const last = examples.at(-1)
  const add = (change: Partial<PageExample>): void => {
    if (last) examples[examples.length - 1] = { ...last, ...change }
    else problems.push(`line ${line}: the markdown of an example comes first`)
  }
  if (language === 'markdown' || language === 'md') {
    const document = documentOf(text, words, values, line, problems)
    if (values.has('file')) add({ others: [...(last?.others ?? []), document] })
    else {
      const today = values.get('today') ?? TODAY
      const nothing = { template: undefined, facts: undefined, config: undefined }
      examples.push({ line, document, others: [], reports: [], ...nothing, today })
    }
  } else if (language === 'template') add({ template: text })
  else if (language === 'report') {
    const report = { file: values.get('file') ?? 'reports/a', text, commit: values.get('commit') }
    add({ reports: [...(last?.reports ?? []), report] })
  } else if (language === 'json' && words.has('facts')) add({ facts: text })
  else if (language === 'json' && words.has('config')) add({ config: text })
  else
    problems.push(
      `line ${line}: a fence is markdown, template, report, json facts or json config, and this one is '${info}'`,
    )
}

const WORDS = ['document', 'escapes', 'facts', 'config']
const KEYS = ['base', 'remove', 'file', 'today']

function documentOf(
  text: string,
  words: ReadonlySet<string>,
  values: ReadonlyMap<string, string>,
  line: number,
  problems: string[],
): PageDocument {
  const unknown = [...words]
    .filter((word) => !WORDS.includes(word))
    .concat([...values.keys()].filter((key) => !KEYS.includes(key)))
  if (unknown.length > 0) problems.push(`line ${line}: '${unknown.join(' ')}' is not known`)
  const base = values.get('base') ?? 'review'
  if (base !== 'draft' && base !== 'review' && base !== 'complete') problems.push(`line ${line}: no base '${base}'`)
  return {
    file: values.get('file') ?? FILE,
    text: words.has('escapes') ? unescape(text) : text,
    base: base === 'draft' || base === 'complete' ? base : 'review',
    remove: (values.get('remove') ?? '').split(';').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
    whole: words.has('document'),
  }
}

/** `markdown base=draft remove="Notes; Issue" document`. */
function parseInfo(info: string): {
  readonly language: string
  readonly words: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
} {
  const parts = info.match(/[^\s="]+="[^"]*"|\S+/g) ?? []
  const words = new Set<string>()
  const values = new Map<string, string>()
  for (const part of parts.slice(1)) {
    const at = part.indexOf('=')
    if (at < 0) words.add(part)
    else values.set(part.slice(0, at), part.slice(at + 1).replace(/^"(.*)"$/, '$1'))
  }
  return { language: parts[0] ?? '', words, values }
}

/** `\u{202E}` and `\r` as the characters that they name. */
function unescape(text: string): string {
  return text
    .replace(/\\u\{([0-9A-Fa-f]{1,6})\}/g, (whole, digits: string) => {
      const code = Number.parseInt(digits, 16)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    })
    .replaceAll('\\r', '\r')
}
