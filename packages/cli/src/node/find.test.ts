import { expect, test } from 'vitest'
import { memoryDisk } from '../../test/memory-disk.ts'
import { findSpecs, type SearchFor } from './find.ts'
import type { Git } from './git.ts'

const SPECS: SearchFor = {
  isSpec: (path) => path.endsWith('.md'),
  isIgnored: (path) => path.startsWith('specs/old/'),
  folders: ['specs'],
  isTemplate: () => false,
}

/** Git as it lists one file and passes a folder over that it may not open. */
function gitThatSkips(folder: string): Git {
  const stderr = `warning: could not open directory '${folder}/': Permission denied`
  const ask: Git['ask'] = () => ({ status: 0, stdout: Buffer.from('specs/a.md\0'), stderr })
  return { ask }
}

test('what git passes over since it may not open it is no pass, unless no spec can be in it', () => {
  const disk = memoryDisk({ 'specs/a.md': '# A\n' })
  expect(() => findSpecs(disk, gitThatSkips('specs/closed'), SPECS)).toThrow('cannot look into the folder specs/closed')
  expect(findSpecs(disk, gitThatSkips('specs/old'), SPECS).files.paths).toEqual(['specs/a.md'])
})
