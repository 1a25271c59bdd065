import { type Choice, parseChoice } from '../../values/choice.ts'

/** What a text chose; several choices joined by `/` or `|`, abbreviated too (`Low/Med/High`, `L/M/H`), are none yet. */
export function choiceIn(text: string, choices: readonly string[]): Choice {
  const chosen = parseChoice(text, choices)
  if (!('unknown' in chosen)) return chosen
  const parts = text.split(/[/|]/, choices.length + 1)
  if (parts.length < 2 || parts.length > choices.length) return chosen
  const meant = new Set(parts.map((part) => choiceMeant(part, choices)))
  return meant.size === parts.length && !meant.has(undefined) ? { unchosen: true } : chosen
}

function choiceMeant(text: string, choices: readonly string[]): string | undefined {
  const chosen = parseChoice(text, choices)
  if ('choice' in chosen) return chosen.choice
  return 'unknown' in chosen ? chosen.nearest : undefined
}
