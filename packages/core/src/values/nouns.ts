import { composed, inAnyScript } from '../text/letters.ts'

/** What software counts, in the singular. A number before one of these is a quantity, adjectives between them allowed. */
const NOUNS = new Set(
  (
    'account action address admin agent alert api app application approval artifact asset attempt authentication author backup batch ' +
    'block branch breach browser bucket bug build button byte cache call camera cell change channel character chunk click client ' +
    'cluster collision column command comment commit component concurrency conflict connection consumer container contributor copy core ' +
    'country cpu crash credential customer cycle dashboard database dataset defect delivery dependency deployment developer device ' +
    'diagnostic dimension directory disk document domain download downtime edge edit element email employee endpoint engineer entity entry environment epoch ' +
    'error event exception execution experiment export extension failover failure feature feed field file finding fixture flag folder ' +
    'follower form frame function gate gpu group handler hit host image import incident index inode input instance integration ' +
    'interaction interruption invocation invoice issue item iteration job key language layer leak level library line link list listing ' +
    'locale lock log login loop loss machine member merchant merge message method metric migration miss mission model module monitor nine node ' +
    'notification object occurrence operation op option order organisation organization outage outlier output package packet page pair ' +
    'parameter participant partition partner party pass patient payment peer peak people permission person phase photo pipeline player plugin ' +
    'pod policy port post pr probe problem process processor product profile project prompt property provider publish pull push query ' +
    'question queue read reader record recipient recovery redirect region regression release render reorder replica replay report repo ' +
    'repository req request resource response restart result resubmission retry review revision role room route row rule run sale sample ' +
    'scan scenario schema screen script seat section segment sensor sentence server service session setting shard sheet site slot ' +
    'snapshot socket source span spec specification sprint stage star state statement step stop store story stream student subscriber ' +
    'subscription suite symbol sync system table tag target task team template tenant test thread ticket tile time token tool topic trace ' +
    'transaction transfer transition trial trigger truncation tuple turn type unit update upgrade upload url usage user validation value ' +
    'variable variant vcpu vendor version video view violation visit visitor vm volume vote vulnerability warning watcher webhook widget ' +
    'window word worker workflow workload workspace write year zone millicore false-positive false-negative ' +
    // Of other languages, as they stand.
    'nutzer benutzer anfrage anfragen utilisateur utilisateurs requête requêtes usuario usuarios'
  ).split(' '),
)

const ALIASES = new Map<string, string>([
  ['req', 'request'],
  ['repo', 'repository'],
  ['op', 'operation'],
  ['msg', 'message'],
  ['txn', 'transaction'],
  ['tx', 'transaction'],
  ['conn', 'connection'],
  ['conc', 'concurrency'],
  ['char', 'character'],
  ['vcore', 'vcpu'],
  ['loc', 'line'],
  ['people', 'person'],
  ['indice', 'index'],
  ['vertice', 'vertex'],
  ['criterion', 'criteria'],
  ['children', 'child'],
  ['doc', 'document'],
  ['env', 'environment'],
  ['param', 'parameter'],
  ['dep', 'dependency'],
  ['dev', 'developer'],
  ['lang', 'language'],
  ['pkg', 'package'],
  ['elem', 'element'],
  ['evt', 'event'],
  ['err', 'error'],
])
/** Words that end in `s` and are no plural. */
const NOT_PLURAL = new Set(
  (
    'is was has as this its does plus less across always us yes vs versus towards thus unless perhaps besides otherwise must cross access ' +
    'process success address loss progress business class pass various previous continuous status focus basis analysis canvas ' +
    'https tls css aws js ios macos kubernetes redis series alias bias gas lens news afterwards sometimes whereas since os dns'
  ).split(' '),
)

/** The singular of a counted noun, in lower case: `Queries` gives `query`, `replicas` gives `replica`. */
export function singular(word: string): string {
  const lower = composed(word).toLowerCase()
  const alias = ALIASES.get(lower)
  if (alias !== undefined) return alias
  if (NOUNS.has(lower) || NOT_PLURAL.has(lower) || !lower.endsWith('s') || lower.endsWith('ss')) return lower
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`
  const base = /(?:ch|sh|x|ss|zz)es$/.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1)
  return ALIASES.get(base) ?? base
}

/** Whether a word is a noun that software counts, singular or plural. */
export function isCounted(word: string): boolean {
  return word.length <= 30 && NOUNS.has(singular(word))
}

const PLURAL = inAnyScript(String.raw`^[\p{L}\p{M}-]{3,29}s$`)

/** Whether a word looks like the plural of a noun: `gadgets`, not `across`. */
export function isPlural(word: string): boolean {
  return PLURAL(word).test(word) && !/(?:ss|us|is|'s)$/i.test(word) && !NOT_PLURAL.has(word.toLowerCase())
}
