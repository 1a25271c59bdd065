import { plainName } from '../claims/address.ts'
import { demands, findStatus } from '../config/lifecycle.ts'
import { shortened } from '../text/shortened.ts'
import { parseVersion, satisfies, type VersionRange } from '../values/version.ts'
import type { FactsContext, Found } from './define.ts'
import { defineRule } from './define.ts'

/** As npm writes names. A name in words (`Identity service`) or with a capital may be of anything. */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]{0,100}\/)?[a-z0-9~-][a-z0-9._~-]{0,100}$/
/** Programs and services that a client package may share its name with, and that no manifest of a library lists. */
const NO_PACKAGES = new Set(
  (
    'node nodejs node.js npm pnpm yarn deno bun python java jdk go golang rust ruby php dotnet kotlin swift redis valkey postgres postgresql mysql mariadb ' +
    'mongo mongodb sqlite sqlite3 docker docker-compose kubernetes k8s helm kafka rabbitmq nats nginx apache caddy envoy istio elasticsearch opensearch memcached ' +
    'prometheus grafana loki jaeger vault consul etcd minio terraform ansible git github gitlab linux ubuntu debian alpine openssl curl ffmpeg aws s3 gcp ' +
    'azure stripe twilio sendgrid slack auth0 cloudflare firebase supabase openai anthropic keycloak clickhouse cassandra dynamodb neo4j'
  ).split(' '),
)

/** A dependency that the repository does not have as the spec says. */
export default defineRule({
  code: 'dependency-mismatch',
  kind: 'facts',
  severity: 'warning',
  says: ({ name, version, locked }) =>
    locked === ''
      ? `No manifest depends on '${name}'`
      : `'${name}' is locked at ${locked}, which '${version}' excludes`,
  *check({ outline, lifecycle, facts }: FactsContext): Iterable<Found> {
    if (outline.packages.length === 0 || !facts.packages.known) return
    const status = lifecycle && outline.status ? findStatus(lifecycle, outline.status.text) : undefined
    // Before it is built, a feature may well need what is not there yet.
    const isBuilt = lifecycle !== undefined && status !== undefined && demands(lifecycle, status, 'issue')
    for (const { name: written, version, span } of outline.packages) {
      const name = plainName(written)
      const range = parseVersion(version)
      if (!range.ok || NO_PACKAGES.has(name.toLowerCase())) continue
      const found = facts.packages.find(name)
      if (!found) {
        if (PACKAGE.test(name))
          yield {
            at: span,
            data: { name: shortened(name), version: shortened(version), locked: '' },
            severity: isBuilt ? 'warning' : 'hint',
          }
      } else if (excludesAll(range.value, found.locked))
        yield {
          at: span,
          data: { name: shortened(name), version: shortened(version), locked: found.locked.slice(0, 3).join(', ') },
        }
    }
  },
})

function excludesAll(range: VersionRange, locked: readonly string[]): boolean {
  return locked.length > 0 && locked.every((version) => satisfies(range, version) === false)
}
