import {z} from 'zod'

/** Text of an export; whatever else stands there counts as nothing, because exports are as whole as their programs' settings. */
export const text = z.string().optional().catch(undefined)
/** An instant with its offset. */
export const instant = z.iso.datetime({offset: true, local: false}).optional().catch(undefined)
/** A list of which what is not as expected is left out. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform(items =>
      items.flatMap(each => {
        const parsed = item.safeParse(each)
        return parsed.success ? [parsed.data as z.output<T>] : []
      }),
    )
}
/** Something that has a name, or is one. */
export const named = z
  .union([z.object({name: z.string()}).transform(({name}) => name), z.object({summary: z.string()}).transform(({summary}) => summary), z.string()])
  .optional()
  .catch(undefined)
/** A day, of a day or an instant. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform(written => written.slice(0, 10))
  .optional()
  .catch(undefined)

/** What an export holds under one of these keys, or itself. */
export function unwrap(value: unknown, keys: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value === null || typeof value !== 'object') return []
  const key = keys.find(each => Object.hasOwn(value, each))
  const inner: unknown = key === undefined ? value : Reflect.get(value, key)
  return Array.isArray(inner) ? inner : [inner]
}

/** The first of some texts that says something. */
export function firstOf(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find(each => each !== undefined && each.trim() !== '')
}
