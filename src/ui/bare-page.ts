/** The words of a page: `title` is also its heading, and `body` is HTML below that. */
export type BarePage = {readonly title: string; readonly body: string}

/**
 * A whole page that stands in for any other while that cannot be made. Made without React and without a file beside it, so that there is
 * nothing left to fail; `nonce` lets its style through the content security policy, and there are no scripts.
 */
export function writeBarePage(nonce: string, {title, body}: BarePage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Hindsight</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#fbfbf9, #141512); color: light-dark(#1c1d1a, #e9e9e4) }
main { max-width: 60ch; margin: 12vh auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.01em }
a { color: inherit; text-underline-offset: 0.2em }
</style>
</head>
<body>
<main role="alert">
<h1>${title}.</h1>
${body}
<p><a href="">Try again</a></p>
</main>
</body>
</html>
`
}
