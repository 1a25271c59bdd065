import type { Diagnostic } from '@truespec/core'

const none: readonly Diagnostic[] = []
process.stderr.write(`truespec: no command is built yet (${none.length})\n`)
process.exitCode = 2
