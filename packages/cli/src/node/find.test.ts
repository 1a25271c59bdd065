import { expect, test } from 'vitest'
import { memoryDisk } from '../../test/memory-disk.ts'
import { findSpecs, type SearchFor } from './find.ts'
import type { List } from './git-listing.ts'

const SPECS: SearchFor = {
  isSpec: (path) => path.endsWith('.md'),
  isIgnored: (path) => path.startsWith('specs/old/'),
  folders: ['specs'],
  isTemplate: () => false,
}

/** Git as it lists one file and passes a folder over that it may not open. */
function gitThatSkips(folder: string): List {
  const stderr = `warning: could not open directory '${folder}/': Permission denied`
  return () => ({ status: 0, stdout: Buffer.from('specs/a.md\0'), stderr })
}

test('what git passes over since it may not open it is no pass, unless no spec can be in it', () => {
  const disk = memoryDisk({ 'specs/a.md': '# A\n' })
  expect(() => findSpecs(disk, gitThatSkips('specs/closed'), SPECS)).toThrow('cannot look into the folder specs/closed')
  expect(findSpecs(disk, gitThatSkips('specs/old'), SPECS).files.paths).toEqual(['specs/a.md'])
})
