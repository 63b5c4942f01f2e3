import type {ElementContent} from 'hast'
import type {HighlighterCore, LanguageInput} from 'shiki/core'

/** Turns a listing into text and `<span class="tok-…">`, or undefined where its language is not known or not loaded. */
export type Highlight = (code: string, language: string) => ElementContent[] | undefined

/** Leaves every listing as it is. */
const noHighlight: Highlight = () => undefined

/** Longer listings stay plain, and so does what comes after this much of a document: colouring costs ten times what parsing does. */
const longestListing = 20_480
const mostOfADocument = 65_536

/** A grammar takes up to 150 ms when it is first used; a document that names all of them must not take seconds. */
const mostLanguages = 8

/**
 * Opens the highlighter for the languages named in a document's fences. Nothing is loaded for languages that are not known, so a document
 * without listings, or with plain ones only, never pays for shiki.
 */
export async function openHighlighter(names: Iterable<string>): Promise<Highlight> {
  const wanted = new Set<LanguageName>()
  for (const name of names) {
    const language = languageOf(name)
    if (language && wanted.size < mostLanguages) wanted.add(language)
  }
  if (wanted.size === 0) return noHighlight
  const highlighter = await openOnce()
  // Grammars are loaded one after the other: those that embed each other would otherwise be registered twice.
  for (const language of wanted) if (!highlighter.getLoadedLanguages().includes(language)) await highlighter.loadLanguage(languages[language])
  let left = mostOfADocument
  return (code, name) => {
    const language = languageOf(name)
    if (!language || !wanted.has(language) || code.length > longestListing || code.length > left) return undefined
    left -= code.length
    return toSpans(highlighter, code, language)
  }
}

let opening: Promise<HighlighterCore> | undefined

function openOnce(): Promise<HighlighterCore> {
  opening ??= createHighlighter()
  return opening
}

async function createHighlighter(): Promise<HighlighterCore> {
  const [{createCssVariablesTheme, createHighlighterCore}, {createJavaScriptRegexEngine}] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ])
  const theme = createCssVariablesTheme({name: themeName, variablePrefix: '--', fontStyle: false})
  return createHighlighterCore({themes: [theme], langs: [], engine: createJavaScriptRegexEngine({forgiving: true})})
}

const themeName = 'classes'

/**
 * Neighbours of one class share a span; text in the ordinary colour has none. No time limit: the first listing of a slow start would stay
 * plain, and one document would have two renderings. Long lines stay plain instead.
 */
function toSpans(highlighter: HighlighterCore, code: string, language: LanguageName): ElementContent[] {
  const lines = highlighter.codeToTokensBase(code, {lang: language, theme: themeName, tokenizeMaxLineLength: 1000, tokenizeTimeLimit: 0})
  const spans: ElementContent[] = []
  let text = ''
  let name: string | undefined
  const end = () => {
    if (text === '') return
    const leaf = {type: 'text' as const, value: text}
    spans.push(name === undefined ? leaf : {type: 'element', tagName: 'span', properties: {className: [name]}, children: [leaf]})
    text = ''
  }
  lines.forEach((tokens, index) => {
    if (index > 0) text += '\n'
    for (const token of tokens) {
      const next = classes.get(token.color ?? '')
      // White space has no colour: it never parts a span.
      if (next !== name && token.content.trim() !== '') {
        end()
        name = next
      }
      text += token.content
    }
  })
  end()
  return spans
}

/** The theme gives each token a CSS variable; the pages forbid style attributes, so each variable becomes a class. */
const classes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    constant: 'tok-constant',
    string: 'tok-string',
    comment: 'tok-comment',
    keyword: 'tok-keyword',
    parameter: 'tok-parameter',
    function: 'tok-function',
    'string-expression': 'tok-string',
    punctuation: 'tok-punctuation',
    link: 'tok-link',
    inserted: 'tok-inserted',
    deleted: 'tok-deleted',
    changed: 'tok-changed',
  }).map(([name, className]) => [`var(--token-${name})`, className]),
)

// Written out, because a bundler has to see every import.
const languages = {
  bash: () => import('shiki/langs/bash.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  hcl: () => import('shiki/langs/hcl.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  kotlin: () => import('shiki/langs/kotlin.mjs'),
  log: () => import('shiki/langs/log.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  make: () => import('shiki/langs/make.mjs'),
  nginx: () => import('shiki/langs/nginx.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  proto: () => import('shiki/langs/proto.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  shellsession: () => import('shiki/langs/shellsession.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
} as const satisfies Record<string, LanguageInput>
type LanguageName = keyof typeof languages

const otherNames: ReadonlyMap<string, LanguageName> = new Map(
  Object.entries({
    // The grammar of C++ takes more than a second to begin.
    'c++': 'c',
    cpp: 'c',
    'c#': 'csharp',
    cs: 'csharp',
    conf: 'ini',
    console: 'shellsession',
    dockerfile: 'docker',
    golang: 'go',
    js: 'javascript',
    jsonc: 'json',
    kt: 'kotlin',
    makefile: 'make',
    patch: 'diff',
    properties: 'ini',
    protobuf: 'proto',
    ps1: 'powershell',
    py: 'python',
    rb: 'ruby',
    rs: 'rust',
    sh: 'bash',
    shell: 'bash',
    terraform: 'hcl',
    tf: 'hcl',
    ts: 'typescript',
    yml: 'yaml',
    zsh: 'bash',
  }),
)

function languageOf(name: string): LanguageName | undefined {
  const lower = name.toLowerCase()
  return otherNames.get(lower) ?? (Object.hasOwn(languages, lower) ? (lower as LanguageName) : undefined)
}
