import type {Element, Nodes, Root} from 'hast'
import {raw} from 'hast-util-raw'
import {expect} from 'vitest'

/** The elements of an HTML text as a browser's parser (parse5) finds them, and its comments. */
export function parseHtml(html: string): {readonly elements: readonly Element[]; readonly comments: number; readonly text: string} {
  const root: Root = {type: 'root', children: [{type: 'raw', value: html}]}
  const elements: Element[] = []
  const text: string[] = []
  let comments = 0
  const visit = (node: Nodes): void => {
    if (node.type === 'element') elements.push(node)
    if (node.type === 'comment') comments++
    if (node.type === 'text') text.push(node.value)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(raw(root))
  return {elements, comments, text: text.join('')}
}

/** Fails where HTML holds anything that runs, loads, submits, covers the page or passes for a part of it. */
export function expectSafe(html: string): void {
  const {elements, comments} = parseHtml(html)
  expect(comments).toBe(0)
  for (const {tagName, properties} of elements) {
    expect(allowedElements, `<${tagName}> in ${html}`).toContain(tagName)
    for (const [name, value] of Object.entries(properties)) {
      expect(allowedAttributes, `${name} of <${tagName}> in ${html}`).toContain(name)
      if (name === 'href') expect(['https:', 'http:', 'mailto:'], html).toContain(new URL(String(value), 'https://here.example/').protocol)
      if (name === 'id') expect(String(value)).toMatch(/^fn(ref)?-/)
      if (name === 'className')
        for (const word of [value].flat()) expect(String(word)).toMatch(/^(tok-[a-z]+|table-scroll|footnotes|footnote-ref|image-text|image-link|plain)$/)
    }
    if (tagName === 'a' && /^(https?:)?[/\\]{2}/.test(String(properties.href))) expect(properties.rel).toEqual(['noopener', 'noreferrer', 'nofollow'])
    if (tagName === 'input') expect(properties).toMatchObject({type: 'checkbox', disabled: true})
    if (tagName === 'incident-link') expect(properties).toEqual({})
  }
}

const allowedElements = (
  'a abbr b blockquote br code dd del details div dl dt em h3 h4 h5 h6 hr i incident-link input ins kbd li mark ol p pre q s samp ' +
  'small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
).split(' ')
const allowedAttributes = 'align ariaLabel checked className colSpan dir disabled href id lang open rel role rowSpan start tabIndex title type'.split(' ')
