import type {Nodes} from 'mdast'
import {hasAnchorLinks, toAnchors} from '#src/postmortem/document/heading-anchors.ts'
import {endOf, startOf} from '#src/postmortem/document/parse-document.ts'
import {toSpan} from '#src/postmortem/document/source-text.ts'
import {findNearest} from './find-nearest.ts'
import {type Rule, report, toFix} from './rule.ts'

export const deadAnchor: Rule = {
  id: 'dead-anchor',
  group: 'links',
  level: 'warning',
  mends: true,
  summary: 'A link to a heading of this document that is not there.',
  explanation:
    'An anchor is the heading in lower case, its spaces as dashes and other marks left out: `[below](#root-cause)`. Mostly the heading was renamed. Links to other documents are not looked at.',
  examples: {
    good: `# Calls ended

See [what is done](#action-items).

## Action items
`,
    bad: `# Calls ended

See [what is done](#action-item).

## Action items
`,
  },
  checkDocument: ({incident, source, lines, root}) => {
    if (!hasAnchorLinks(source.text)) return []
    const anchors = [...toAnchors(incident.sections, lines).keys()]
    const tags = Array.from(source.text.matchAll(/<[a-z]{1,10} (?:[^<>\n]{0,80} )?(?:id|name)=["']([^"'\n]{1,100})["']/gi), match => match[1] ?? '')
    const known = new Set([...anchors, 'top', ...tags])
    // Looking for the nearest of many, for each of many, would take the square of their number.
    const near = anchors.slice(0, 500)
    let looked = 0
    return listAnchorLinks(root).flatMap(({node, url}) => {
      const anchor = decode(url.slice(1))
      if (anchor === '' || known.has(anchor) || known.has(anchor.toLowerCase())) return []
      const [start, end] = [startOf(source, node), endOf(source, node)]
      const nearest = looked++ < 20 ? findNearest(anchor, near) : undefined
      const at = source.text.lastIndexOf(url, end)
      const fix = nearest !== undefined && at >= start ? toFix(`Link to #${nearest}`, at, at + url.length, `#${nearest}`) : undefined
      return [
        report(
          deadAnchor,
          toSpan(source, start, end),
          `Unexpected link to “${url}”, expected a heading of this document${nearest === undefined ? '' : `: “#${nearest}” is near`}`,
          [],
          fix,
        ),
      ]
    })
  },
}

function listAnchorLinks(root: Nodes): readonly {readonly node: Nodes; readonly url: string}[] {
  const found: {node: Nodes; url: string}[] = []
  const visit = (node: Nodes): void => {
    if ((node.type === 'link' || node.type === 'definition') && node.url.startsWith('#')) found.push({node, url: node.url})
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return text
  }
}
