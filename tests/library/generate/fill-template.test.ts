import {expect, test} from 'vitest'
import {fillTemplate} from '#src/library/generate/fill-template.ts'
import {openRandomSource} from '#src/library/generate/random-source.ts'

const random = openRandomSource(1, 0)

test('fillTemplate() takes the document’s own word where there is one', () => {
  expect(fillTemplate(random, '{service} waits for {other}.', {service: 'orders', other: 'payments'})).toBe('orders waits for payments.')
})

test('fillTemplate() begins a sentence with a capital, but leaves a service’s name as it is', () => {
  expect(fillTemplate(random, '{component} fails.', {component: 'the ingress'})).toBe('The ingress fails.')
  expect(fillTemplate(random, '{service} fails.', {service: 'orders'})).toBe('orders fails.')
})

test('fillTemplate() makes up figures', () => {
  expect(fillTemplate(random, '{n} of {limit}, {percent} %, {small} times, release {version}', {})).toMatch(
    /^\d+ of \d+, \d+ %, \d times, release \d+\.\d+\.\d+$/,
  )
})

test('fillTemplate() throws on an unknown slot', () => {
  expect(() => fillTemplate(random, 'a {typo}', {})).toThrow('Cannot fill slot {typo}: no words are known for it')
})
