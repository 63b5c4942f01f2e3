/**
 * A time that a text states by its distance from another: "twenty minutes later", "half an hour after that", "ten minutes after the
 * switch", where `anchor` is the word for what it is counted from; without one it is the time told before.
 */
export type RelativeTime = {readonly start: number; readonly end: number; readonly minutes: number; readonly anchor: string | undefined}

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  'twenty-five': 25,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  eine: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  fünf: 5,
  zehn: 10,
  fünfzehn: 15,
  zwanzig: 20,
  dreißig: 30,
  une: 1,
  deux: 2,
  trois: 3,
  cinq: 5,
  dix: 10,
  quinze: 15,
  vingt: 20,
  trente: 30,
  una: 1,
  dos: 2,
  tres: 3,
  cinco: 5,
  diez: 10,
  veinte: 20,
  treinta: 30,
  uma: 1,
  duas: 2,
  três: 3,
  dez: 10,
  vinte: 20,
  trinta: 30,
  een: 1,
  twee: 2,
  drie: 3,
  vijf: 5,
  tien: 10,
  twintig: 20,
  dertig: 30,
}

const count = String.raw`(?<count>\d{1,3}|${Object.keys(numbers)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
const minute = 'min(?:ute|uut|uto)?(?:s|n|en|ten)?'
const hour = '(?:hours?|hrs?|Stunden?|heures?|horas?|uur|uren)'
const half = '(?:half an hour|eine halbe Stunde|(?:une )?demi-heure|(?:una )?media hora|(?:uma )?meia hora|een half uur)'
const amount = String.raw`(?:(?<half>${half})|(?<more>an hour and a half)|(?<quarter>a quarter of an hour)|${count}\s(?:(?<minutes>${minute})|(?<hours>${hour})(?<plus> and a half)?))`
const later = String.raw`(?:later\b|after that\b|after this\b|afterwards\b|thereafter\b|später\b|danach\b|plus tard\b|más tarde\b|después\b|mais tarde\b|depois\b|later\b|na dien\b)`
const relative = new RegExp(String.raw`(?<![\p{L}\d.,:+-])${amount}\s(?:${later}|after (?:the|our|this|that) (?<anchor>\p{L}{4,}))`, 'giu')
const minutesBehind = /(?<![\d:])(?<minutes>\d{1,3})分後/gu
const mayHold = /later|after|sp[äa]ter|danach|tard|despu|depois|na dien|分後/iu

/** Finds the times that a text states by their distance from others, in order. */
export function findRelativeTimes(text: string): readonly RelativeTime[] {
  if (!mayHold.test(text)) return []
  const found: RelativeTime[] = []
  for (const pattern of [relative, minutesBehind]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const minutes = toMinutes(match.groups ?? {})
      if (minutes !== undefined) found.push({start: match.index, end: match.index + match[0].length, minutes, anchor: match.groups?.anchor?.toLowerCase()})
    }
  }
  return found
}

function toMinutes({half, more, quarter, count, minutes, hours, plus}: Record<string, string | undefined>): number | undefined {
  if (half) return 30
  if (more) return 90
  if (quarter) return 15
  const number = count === undefined ? Number(minutes) : (numbers[count.toLowerCase()] ?? Number(count))
  const sum = hours ? number * 60 + (plus ? 30 : 0) : number
  return Number.isFinite(sum) && sum > 0 ? sum : undefined
}
