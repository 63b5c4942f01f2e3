/** Month names as people write them, in lower case, by language. Each list runs from January to December; variants stand side by side. */
const months: Readonly<Record<string, readonly string[]>> = {
  english: [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sept sep',
    'october oct',
    'november nov',
    'december dec',
  ],
  german: ['januar jänner', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober okt', 'november', 'dezember dez'],
  french: ['janvier janv', 'février févr', 'mars', 'avril avr', 'mai', 'juin', 'juillet juil', 'août', 'septembre', 'octobre', 'novembre', 'décembre déc'],
  spanish: ['enero ene', 'febrero', 'marzo', 'abril abr', 'mayo', 'junio', 'julio', 'agosto ago', 'septiembre', 'octubre', 'noviembre', 'diciembre dic'],
  portuguese: ['janeiro', 'fevereiro fev', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro set', 'outubro out', 'novembro', 'dezembro'],
  dutch: ['januari', 'februari', 'maart mrt', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
}

const numbers = new Map<string, number>(
  Object.values(months).flatMap(names => names.flatMap((variants, index) => variants.split(' ').map(name => [name, index + 1] as const))),
)

/** 1 to 12, or undefined for a word that names no month. */
export function toMonthNumber(name: string): number | undefined {
  return numbers.get(name.toLowerCase().replace(/\.$/, ''))
}

/** The name of another month in the manner of a name, in lower case: its language, and whether it is cut short. */
export function findMonthName(like: string, month: number, other: number): string | undefined {
  const names = Object.values(months).find(list => list[month - 1]?.split(' ').includes(like))
  const [long, ...short] = names?.[other - 1]?.split(' ') ?? []
  return names?.[month - 1]?.split(' ')[0] === like ? (like.length === 3 && short.length > 0 ? short.at(-1) : long) : (short.at(-1) ?? long)
}

/** A pattern's alternatives for a month, longest first. "march" and "may" are ordinary words, and so are many abbreviations: those need their capital letter. */
export const monthPattern: string = [...numbers.keys()]
  .sort((a, b) => b.length - a.length)
  .map(name =>
    isWord(name)
      ? `${name.charAt(0).toUpperCase()}${name.slice(1)}|${name.toUpperCase()}`
      : `[${name.charAt(0).toUpperCase()}${name.charAt(0)}]${name.slice(1)}|${name.toUpperCase()}`,
  )
  .join('|')

/** English names and abbreviations that are words of their own where they stand small. */
function isWord(name: string): boolean {
  return (name.length <= 5 || name === 'august') && (months.english ?? []).some(variants => variants.split(' ').includes(name)) && name !== 'april'
}

/** Days of the week, Monday first, for the languages above. */
export const weekdayPattern =
  '(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi|[Dd]imanche|[Ll]unes|[Mm]artes|[Mm]iércoles|[Jj]ueves|[Vv]iernes|[Ss]ábado|[Dd]omingo|(?:[Ss]egunda|[Tt]erça|[Qq]uarta|[Qq]uinta|[Ss]exta)(?:-feira)?|(?:[Mm]aan|[Dd]ins|[Ww]oens|[Dd]onder|[Vv]rij|[Zz]ater|[Zz]on)dag'

/** A weekday behind its date, as Japanese writes it: "(火)", "（土・祝）", "水曜日". Its one group is called `behind`. */
export const weekdayBehindPattern = '(?:[(（]\\s?)?(?<behind>[月火水木金土日])(?:曜日?(?:\\s?[)）])?|(?:[・、,]?祝日?)?\\s?[)）])'

const weekdays: readonly string[] = [
  'mon lun seg maa 月',
  'tue die mar ter din 火',
  'wed mit mer mié qua woe 水',
  'thu don jeu jue qui 木',
  'fri fre ven vie sex vri 金',
  'sat sam sáb zat 土',
  'sun son dim dom zon 日',
]

/** 1 (Monday) to 7, or undefined; `mar` is Tuesday in French and Spanish. */
export function toWeekdayNumber(name: string): number | undefined {
  const start = name.toLowerCase().slice(0, 3)
  const index = weekdays.findIndex(names => names.split(' ').includes(start))
  return index < 0 ? undefined : index + 1
}
