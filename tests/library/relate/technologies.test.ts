import {describe, expect, test} from 'vitest'
import {readDocument} from '#src/library/read-document.ts'
import {listTechnologies} from '#src/library/relate/find-likenesses.ts'
import {nameTechnology, technologies} from '#src/library/relate/technologies.ts'

/** The technologies of a postmortem with a title, tags and one factor. */
async function list(title: string, factor: string, tags = ''): Promise<readonly string[]> {
  const text = `---\ntitle: ${JSON.stringify(title)}\ntags: [${tags}]\n---\n\n## Contributing factors\n\n### ${factor}\n\nSaid of it.\n`
  const reading = await readDocument('2024-01-01-one.md', new TextEncoder().encode(text))
  if (!('document' in reading)) throw new Error(`Cannot read it: ${reading.problem.message}`)
  return listTechnologies(reading.document.incident)
}

describe('listTechnologies()', () => {
  test.each([
    ['Uploads to S3 failed', 'S3 answered 503 in one region', '', ['s3']],
    ['An outage of Let’s Encrypt', "Let's Encrypt refused every order", '', ['let’s encrypt']],
    ['Messages were late', 'A broker of RabbitMQ ran out of memory', 'rabbitmq', ['rabbitmq']],
    ['No secrets for an hour', 'Nobody could unseal Vault', 'vault', ['vault']],
    ['Fly.io could not be reached', 'The host at fly.io lost its disk', '', ['fly.io']],
    ['K8s upgrade', 'Kubernetes removed an API', '', ['kubernetes']],
  ])('finds in “%s”, “%s” and the tags [%s] %j', async (title, factor, tags, expected) => {
    expect(await list(title, factor, tags)).toEqual(expected)
  })

  test.each([
    ['Slack in the schedule hid a delay', 'Slack was taken for granted', ''],
    ['A vault of the bank stood open', 'The vault had no alarm', ''],
    ['The RDSP job failed', 'RDSP had no memory', ''],
    ['Mail was late', 'A queue of RabbitMQ was full', ''],
    ['Aurora borealis disturbed the radio', 'Aurora was strong that night', ''],
    ['Logins failed', 'A token had expired', 'okta'],
  ])('finds none in “%s”, “%s” and the tags [%s]', async (title, factor, tags) => {
    expect(await list(title, factor, tags)).toEqual([])
  })

  test('names each by one name alone', () => {
    const names = technologies.flatMap(each => [...each.names])
    expect(new Set(names).size).toBe(names.length)
    for (const {key, names: ways} of technologies) expect(ways.has(key)).toBe(true)
    expect(['redis', 'let’s encrypt', 's3', 'unknown by now'].map(nameTechnology)).toEqual(['Redis', 'Let’s Encrypt', 'S3', 'unknown by now'])
  })
})
