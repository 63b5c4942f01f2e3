import {writeFileSync} from 'node:fs'
import {writeRolesPage} from '#src/library/write-roles-page.ts'
import {writeRulesPage} from '#src/postmortem/rules/write-rules-page.ts'

// `npm run docs`: pages that are written from the code they describe; a test fails when they fall behind.
writeFileSync('docs/rules.md', writeRulesPage())
writeFileSync('docs/roles.md', writeRolesPage())
