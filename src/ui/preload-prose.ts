import serif from '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2'
import {preload} from 'react-dom'

/** Has the font of prose fetched at once, for pages that begin with some: a browser would ask for it only once it has read the styles. */
export function preloadProse(): void {
  preload(serif, {as: 'font', type: 'font/woff2', crossOrigin: 'anonymous'})
}
