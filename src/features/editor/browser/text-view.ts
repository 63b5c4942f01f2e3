import {closeBrackets, closeBracketsKeymap, completionKeymap} from '@codemirror/autocomplete'
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands'
import {markdown, markdownKeymap, markdownLanguage} from '@codemirror/lang-markdown'
import {yamlFrontmatter} from '@codemirror/lang-yaml'
import {HighlightStyle, syntaxHighlighting} from '@codemirror/language'
import {lintGutter, lintKeymap} from '@codemirror/lint'
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search'
import {EditorState, type Extension} from '@codemirror/state'
import {EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers} from '@codemirror/view'
import {tags} from '@lezer/highlight'

/** Everything about the field of text but what it is connected with. */
export function textExtensions(label: string): Extension {
  return [
    nonce(),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    lintGutter(),
    history(),
    closeBrackets(),
    search({top: true}),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    // One ending for every line: the server gives each line of the file its own back.
    EditorState.lineSeparator.of('\n'),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({'aria-label': label, spellcheck: 'true', tabindex: '0', autocapitalize: 'sentences'}),
    documentLanguage(),
    // Tab leaves the field, as in every other field: what is indented is so by spaces.
    keymap.of([...closeBracketsKeymap, ...markdownKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
  ]
}

/** Markdown below YAML, in the colours of the pages. */
export function documentLanguage(): Extension {
  return [yamlFrontmatter({content: markdown({base: markdownLanguage, completeHTMLTags: false})}), syntaxHighlighting(colours)]
}

/** The rules of style that the field brings along are let in by the page's own nonce. */
export function nonce(): Extension {
  const script = document.querySelector<HTMLScriptElement>('script[nonce]')
  return script?.nonce ? EditorView.cspNonce.of(script.nonce) : []
}

const colours = HighlightStyle.define([
  {tag: tags.heading, color: 'var(--ink)', fontWeight: '600'},
  {tag: tags.strong, fontWeight: '600'},
  {tag: tags.emphasis, fontStyle: 'italic'},
  {tag: tags.strikethrough, textDecoration: 'line-through'},
  {tag: [tags.link, tags.url], color: 'var(--accent-ink)'},
  {tag: [tags.monospace, tags.string], color: 'var(--tok-string)'},
  {tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--tok-function)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--tok-constant)'},
  {tag: [tags.comment, tags.meta, tags.processingInstruction, tags.contentSeparator, tags.quote], color: 'var(--ink-3)'},
])
