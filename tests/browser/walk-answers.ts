import {type Ask, site} from './walk-table.ts'
import type {Visitor} from './walk-visitors.ts'

/** What came back, as one text in which nothing differs that differs between any two answers. */
export type Answer = {readonly status: number; readonly headers: Headers; readonly text: string}

/** Asks once. */
export async function ask(server: string, {address, method, headers, form}: Ask, visitor: Pick<Visitor, 'headers'>): Promise<Answer> {
  const answer = await fetch(server + address, {
    method: form ? 'POST' : (method ?? 'GET'),
    headers: {
      Accept: 'text/html',
      'Accept-Encoding': 'identity',
      ...(form ? {Origin: site, 'X-Forwarded-For': '203.0.113.7'} : {}),
      ...headers,
      ...visitor.headers,
    },
    redirect: 'manual',
    ...(form ? {body: new URLSearchParams(form)} : {}),
  })
  const body = Buffer.from(await answer.arrayBuffer()).toString('utf8')
  const kept = [...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)).map(withoutOwnFiles)
  const isComponents = answer.headers.get('Content-Type')?.startsWith('text/x-component') ?? false
  const text = `${answer.status}\n${kept.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${isComponents ? inOrder(body) : withOrder(body)}`
  return {status: answer.status, headers: answer.headers, text: withoutChance(text)}
}

/** What is another each time, whoever asks: nonces, the names of pieces of a page, sealed messages, and when it was. */
function withoutChance(text: string): string {
  const nonce = /'nonce-([\w-]+)'/.exec(text)?.[1]
  return (nonce === undefined ? text : text.replaceAll(nonce, 'NONCE'))
    .replace(/(id[\\"]*:[\\"]*)[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '$1PIECE')
    .replace(/; Expires=[^;]*;/g, '; Expires=THEN;')
    .replace(/hindsight_said=[\w-]+;/g, 'hindsight_said=SEALED;')
    .replace(/(Last sync.{0,200}?|last used )<time [^>]*>[^<]*<\/time>/gs, '$1TIME')
}

/** Which files of the program a page names in its head depends on how far it had come by then. */
function withoutOwnFiles([name, value]: readonly [string, string]): readonly [string, string] {
  if (name !== 'link') return [name, value]
  const others = value.split(/, (?=<)/).filter(link => !link.startsWith('</_next/static/'))
  return [name, others.join(', ')]
}

/** A page with what it hands to its own script in one order: its parts come in the order in which they were done. */
function withOrder(html: string): string {
  let parts = ''
  const rest = html.replace(/<script[^>]*>self\.__next_f\.push\((\[1,"(?:[^"\\]|\\.)*"\])\)<\/script>/g, (_, part: string) => {
    parts += JSON.parse(part)[1]
    return ''
  })
  return rest + inOrder(parts)
}

/** The lines of components as React sends them, without the numbers by which they name each other. */
function inOrder(components: string): string {
  return components
    .split('\n')
    .map(line => line.replace(/^[\da-f]+:/, '').replace(/\$[L@]?[\da-f]+\b/g, '$'))
    .sort()
    .join('\n')
}

/** The first place in which two texts differ, with what stands around it. */
export function findDifference(before: string, after: string): string | undefined {
  if (before === after) return undefined
  let at = 0
  while (before[at] === after[at]) at++
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100))
  return `${show(before)} became ${show(after)}`
}
