/** The first paragraph of a page below its title, on one line. */
export function firstParagraph(page: string): string {
  const paragraph = page.split(/\n\s*\n/).find((part) => !part.startsWith('#') && part.trim() !== '') ?? ''
  return paragraph.replaceAll(/\s*\n\s*/g, ' ').trim()
}
