/** The part of an address before the slash: the spec's ID, or the name of its file without its ending where it has none. */
export function addressedAs(id: string | undefined, file: string): string {
  if (id !== undefined && id !== '') return id.replace(/\s+/g, '')
  const name = file.slice(file.lastIndexOf('/') + 1)
  return name.replace(/\.(?:md|mdx|markdown)$/i, '')
}

/** Whether an address, with the spec before it or without, is that of a claim. Case and letters must be the same. */
export function isSameClaim(address: string, claim: { readonly address: string; readonly local: string }): boolean {
  return address === claim.address || address === claim.local
}

/** A text as a part of an address: `POST /api/passkeys` is `post-api-passkeys`. Letters and digits of any script stay; whatever else parts them is a dash. */
export function addressSlug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
  return words?.join('-') ?? 'unnamed'
}
