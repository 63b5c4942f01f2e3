import {frequentScenarios} from './frequent-scenarios.ts'
import type {IncidentScenario} from './incident-scenario.ts'
import {rareScenarios} from './rare-scenarios.ts'

/** The most frequent first: they are picked by Zipf's law. */
export const incidentScenarios: readonly IncidentScenario[] = [...frequentScenarios, ...rareScenarios]
