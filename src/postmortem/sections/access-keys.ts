/** The keys that decide who may read a document. */
const accessKeys = ['visibility', 'audience', 'status'] as const
export type AccessKey = (typeof accessKeys)[number]

/** Whether a key decides who may read. */
export function isAccessKey(key: string | undefined): key is AccessKey {
  return accessKeys.some(known => known === key)
}

/** A line of front matter, `key: value` in YAML and `key = value` in TOML, as written but for quotes and comments. */
type KeyLine = {readonly key: string; readonly value: string}

/**
 * Finds what looks like a key with a value, in a text that no parser takes: at the start of a line or after `{` or `,`, in quotes or not.
 * Keys are in lower case.
 */
export function listKeyLines(text: string): readonly KeyLine[] {
  return Array.from(
    text.matchAll(/(?:^|[{,])[ \t]*(?:\?[ \t]+)?["']?([A-Za-z][\w-]{0,39})["']?\s*[:=][ \t]*["']?([^\r\n,}"'#]*)/gm),
    ([, key = '', value = '']) => ({
      key: key.toLowerCase(),
      value: value.trim(),
    }),
  )
}
