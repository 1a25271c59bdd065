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
  const askNow: Git['askNow'] = () => ({ status: 0, stdout: Buffer.from('specs/a.md\0'), stderr })
  return { ask: async (args) => askNow(args), askNow }
}

test('what git passes over since it may not open it is no pass, unless no spec can be in it', async () => {
  const disk = memoryDisk({ 'specs/a.md': '# A\n' })
  await expect(findSpecs(disk, gitThatSkips('specs/closed'), SPECS)).rejects.toMatchObject({
    reason: { what: 'cannot look into the folder specs/closed', why: 'permission denied' },
  })
  expect((await findSpecs(disk, gitThatSkips('specs/old'), SPECS)).files.paths).toEqual(['specs/a.md'])
})
