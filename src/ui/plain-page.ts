type PlainPage = {
  /** Without a full stop: it stands in the tab and, with one, above the text. */
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly link: Link
  /** Where else one may go. */
  readonly others?: readonly Link[]
}

type Link = {readonly href: string; readonly words: string}

/**
 * A whole page that says why there is no other. Made without React and without a file beside it, so that there is nothing left to fail;
 * `nonce` lets its style through the content security policy, and there are no scripts.
 */
export function writePlainPage(nonce: string, {title, paragraphs, link, others = []}: PlainPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Hindsight</title>
<style nonce="${escapeHtml(nonce)}">
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#fbfbf9, #141512); color: light-dark(#1c1d1a, #e9e9e4) }
main { max-width: 60ch; margin: 12vh auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.01em }
p { color: light-dark(#54564f, #b3b5ab) }
a { color: light-dark(#084c51, #a5e4e8); font-weight: 500; text-underline-offset: 0.2em; display: inline-block; padding: 0.5rem 0 }
a:focus-visible { outline: 2px solid light-dark(#0b6e75, #58c4cb); outline-offset: 2px; border-radius: 2px }
.ways { display: flex; flex-wrap: wrap; gap: 0 1.5rem }
</style>
</head>
<body>
<main>
<div role="alert">
<h1>${escapeHtml(title)}.</h1>
${paragraphs.map(paragraph => `<p>${escapeHtml(paragraph)}</p>\n`).join('')}<p class="ways">${[link, ...others].map(({href, words}) => `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`).join(' ')}</p>
</div>
</main>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
