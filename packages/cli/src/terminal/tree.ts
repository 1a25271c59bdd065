import { type Paint, plain } from './colors.ts'
import { sanitize } from './sanitize.ts'

/** A node of a tree to look at. Both texts are untrusted. */
export interface Branch {
  readonly label: string
  /** Said of it in a lighter tone: its type, whether it is required. */
  readonly note?: string
  readonly children?: readonly Branch[]
}

/** Trees as lines, each child hung on its parent. Iterative: depth costs no stack. */
export function tree(roots: readonly Branch[], paint: Paint = plain): string {
  const lines: string[] = []
  const stack = roots.map((branch) => ({ branch, own: '', below: '' })).reverse()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { branch, own, below } = next
    const note = branch.note === undefined ? '' : `  ${paint('dim', sanitize(branch.note))}`
    lines.push(`${paint('dim', own)}${sanitize(branch.label)}${note}`)
    const children = branch.children ?? []
    for (let i = children.length - 1; i >= 0; i--) {
      const last = i === children.length - 1
      stack.push({
        branch: children[i] as Branch,
        own: `${below}${last ? '└─ ' : '├─ '}`,
        below: `${below}${last ? '   ' : '│  '}`,
      })
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}
