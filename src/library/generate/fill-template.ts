import {slotWords} from './incident-phrases.ts'
import type {RandomSource} from './random-source.ts'

/** What a document's slots stand for throughout: `{service}`, `{other}`, `{team}` and the like. */
export type FixedSlots = Readonly<Record<string, string>>

/**
 * Replaces each `{slot}` of a sentence by the document's own word, a figure (`n`, `small`, `limit`, `percent`, `percent2`, `version`) or
 * a word of that kind picked by Zipf's law; a sentence begins with a capital unless it begins with a name. Throws on an unknown slot.
 */
export function fillTemplate(random: RandomSource, template: string, slots: FixedSlots): string {
  const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? fillSlot(random, slot))
  // Names of services and regions stay as they are; "the error rate" at the start of a sentence does not.
  return /^\{(?:component|signal|tool)\}/.test(template) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function fillSlot(random: RandomSource, slot: string): string {
  switch (slot) {
    case 'small':
      return String(random.between(2, 9))
    case 'n':
      return String(random.between(10, 60))
    case 'limit':
      return String(Math.round(random.around(800, 2.5) / 10) * 10 + 20)
    case 'percent':
      return String(random.between(1, 40))
    case 'percent2':
      return String(random.between(50, 95))
    case 'version':
      return `${random.between(1, 9)}.${random.between(0, 40)}.${random.between(0, 12)}`
  }
  if (!isSlotWord(slot)) throw new RangeError(`Cannot fill slot {${slot}}: no words are known for it`)
  return random.pickZipf(slotWords[slot])
}

function isSlotWord(slot: string): slot is keyof typeof slotWords {
  return Object.hasOwn(slotWords, slot)
}
