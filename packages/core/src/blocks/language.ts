import { bodyStart } from './flowchart.ts'

/** Words that a mermaid diagram begins with (mermaid 11, `detectType`). */
const DIAGRAMS =
  /^(?:graph|flowchart|swimlane|sequenceDiagram|zenuml|classDiagram|stateDiagram|erDiagram|journey|gantt|pie|quadrantChart|requirement|gitGraph|C4\w+|mindmap|timeline|sankey|xychart|block|packet|kanban|architecture|radar|treemap|info)(?![A-Za-z0-9])/

const TYPESCRIPT =
  /^[ \t]*(?:export|import|declare|(?:abstract[ \t]+)?class|interface|type|enum|const|let|function|async[ \t]+function|namespace|module)[ \t]+[\w${*"'][^\n:]{0,200}[={(;'"<]/m

const GHERKIN = /^[ \t]*(?:(?:Feature|Background|Scenario|Scenario Outline|Example|Rule):|(?:Given|When|Then)[ \t])/m

/** `# language: de` */
const GHERKIN_LANGUAGE = /^\s*#\s*language\s*:\s*[a-zA-Z_-]+\s*[\r\n]/

/**
 * Whether a block's text looks like what it is said to be in: a guess for a fence that does not tell, which asks no parser. Of a language
 * that Truespec does not understand, any text does. Gherkin is known by its English words, or by the comment that other words need.
 */
export function looksLike(language: string, text: string): boolean {
  if (language === 'mermaid') return DIAGRAMS.test(text.slice(bodyStart(text)).slice(0, 60))
  if (language === 'typescript') return TYPESCRIPT.test(text)
  return language !== 'gherkin' || GHERKIN.test(text) || GHERKIN_LANGUAGE.test(text)
}
