/**
 * The whole page that says to somebody that a page is for administrators, and what to do next. Made without React, because Next gives a
 * page of its own no status but 200 and 404; `nonce` lets its style through the content security policy, and there are no scripts.
 * `next` is the path that was asked for.
 */
export function writeRefusalPage(nonce: string, next: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Not allowed · Hindsight</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#fbfbf9, #141512); color: light-dark(#1c1d1a, #ecece6) }
main { max-width: 60ch; margin: 12vh auto; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -0.01em }
p { color: light-dark(#54564f, #b3b5ab) }
a { color: light-dark(#084c51, #a5e4e8); font-weight: 500; text-underline-offset: 0.2em }
a:focus-visible { outline: 2px solid light-dark(#0b6e75, #58c4cb); outline-offset: 2px; border-radius: 2px }
ul { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem }
li a { display: inline-block; padding: 0.5rem 0 }
</style>
</head>
<body>
<main>
<h1>This page is for administrators.</h1>
<p>If you are one, sign in. If you are signed in already, your role does not include it: an administrator of this Hindsight can give you another one under Settings, Members.</p>
<ul>
<li><a href="/login?next=${encodeURIComponent(next)}">Sign in</a></li>
<li><a href="/settings">Other settings</a></li>
<li><a href="/">Start</a></li>
</ul>
</main>
</body>
</html>
`
}
