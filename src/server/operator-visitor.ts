import {operator} from '#src/incident/viewer.ts'
import type {Visitor} from './accounts/visitor.ts'

/** The person at the machine that holds the files, as somebody who changes documents: for `kb` alone. */
export const operatorVisitor: Visitor = {viewer: operator, person: undefined, via: 'nobody', scope: 'write'}
