import type {ActionItem} from './action-item.ts'

/** Whether the actions say which factor they address: then what they leave over says something, and their words need not. */
export function areSorted(actions: readonly Pick<ActionItem, 'factor'>[]): boolean {
  const saying = actions.filter(({factor}) => factor !== undefined).length
  return saying > 0 && saying * 2 >= actions.length
}

/** The name of a factor as it is compared: in whatever case, an action and a factor that have it are about the same. */
export function foldFactor(name: string): string {
  return name.trim().toLowerCase()
}
