import {config} from 'zod'

// Schemas are compiled where a page may compile; under our policy it may not, and already the attempt is a complaint in the browser's console.
// Imported before everything that makes a schema.
config({jitless: true})
