/**
 * Whether a value is a row of traffic, or has what is played of a recording: what is wrong with it first, by its place. Rows have the
 * same rules as schemas/wire-transcript.schema.json (a test holds them together), in code because every row that is read goes through.
 */

/** Gives what is wrong, as words that follow a field's name, or undefined. */
type Rule = (value: unknown) => string | undefined

const message = (value: unknown): string => {
  let text = `a ${typeof value}`
  try {
    text = JSON.stringify(value) ?? 'missing'
  } catch {
    // A program may hand over what JSON lacks.
  }
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

const is =
  (what: string, test: (value: unknown) => boolean): Rule =>
  value =>
    test(value) ? undefined : ` is ${message(value)}, not ${what}`

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const latin1 = /^[\0-\xff]*$/
const sides = ['client', 'server']
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
const isTime = (value: unknown) => typeof value === 'number' && value >= 0

const text = is('a text', value => typeof value === 'string')
const word = is('a text with something in it', value => typeof value === 'string' && value !== '')
const yes = is('true', value => value === true)
const time = is('a number of milliseconds from 0', isTime)
const side = is('"client" or "server"', value => sides.includes(value as string))

const list =
  (rule: Rule): Rule =>
  value => {
    if (!Array.isArray(value)) return ` is ${message(value)}, not a list`
    for (let k = 0; k < value.length; k++) {
      const wrong = rule(value[k])
      if (wrong !== undefined) return `[${k}]${wrong}`
    }
    return undefined
  }

/** An object with these fields; those with a `?` may be absent, others that it has are not looked at. */
const fields = (rules: Record<string, Rule>): Rule => {
  const rows = Object.entries(rules).map(([name, rule]) => ({
    name: name.replace('?', ''),
    rule,
    must: !name.endsWith('?'),
  }))
  return value => {
    if (!isObject(value)) return ` is ${message(value)}, not an object`
    for (const { name, rule, must } of rows) {
      const field = value[name]
      if (field === undefined && !must) continue
      const wrong = rule(field)
      if (wrong !== undefined) return `.${name}${wrong}`
    }
    return undefined
  }
}

const bytes = is('a text of one character a byte', value => typeof value === 'string' && latin1.test(value))

const chunk = is(
  'a pair of milliseconds and bytes',
  value => Array.isArray(value) && value.length === 2 && isTime(value[0]) && isCount(value[1]),
)

const connection = fields({
  closed: is('a text or null', value => value === null || typeof value === 'string'),
  turns: list(fields({ from: side, bytes: list(bytes), 'chunks?': list(chunk) })),
  'ends?': list(
    fields({ from: side, how: is('"end" or "reset"', value => value === 'end' || value === 'reset'), ms: time }),
  ),
})

const events = list(list(() => undefined))
const ran = { connections: list(connection), events }

const oneOf =
  (rule: Rule): Rule =>
  value => {
    const wrong = list(rule)(value)
    if (wrong !== undefined) return wrong
    const { length } = value as unknown[]
    return length === 1 ? undefined : ` has ${length} connections, where a row has one`
  }

const count = is('a whole number from 0', isCount)

/** Names with a number each. */
const counts: Rule = value => {
  if (!isObject(value)) return ` is ${message(value)}, not an object`
  const [name, wrong] = Object.entries(value).find(([, one]) => !isCount(one)) ?? []
  return name === undefined ? undefined : `.${name} is ${message(wrong)}, not a whole number from 0`
}

const row = fields({
  format: is('"wire-transcript/1"', value => value === 'wire-transcript/1'),
  id: word,
  'part?': is('a whole number from 1', value => isCount(value) && value !== 0),
  'more?': yes,
  'at?': is('a time like "2026-01-31T12:00:00.000Z"', value => typeof value === 'string' && date.test(value)),
  'client?': text,
  'server?': text,
  'tls?': is('true or false', value => typeof value === 'boolean'),
  connections: oneOf(connection),
  events,
  'redacted?': list(word),
  'masked?': fields({ 'query?': list(word), 'json?': list(word), 'form?': list(word), 'whole?': counts }),
  'notHttp?': fields({ 'client?': count, 'server?': count }),
  'failed?': text,
  'missing?': fields({
    from: side,
    at: count,
    why: is('"lost" or "cut"', value => value === 'lost' || value === 'cut'),
  }),
  'midway?': yes,
  'rebuilt?': text,
})

const outcome = fields(ran)
const recording = fields({ variants: list(fields({ runtimes: list(text), ...ran })) })

const told = (wrong: string | undefined, what: string): string | undefined =>
  wrong?.startsWith('.') ? wrong.slice(1) : wrong && `${what}${wrong}`

/** @returns what is wrong with an outcome, or with a recording of several, as `wrongIn` says it */
export const wrongInRun = (value: unknown): string | undefined =>
  told((isObject(value) && value.format === 'recording/1' ? recording : outcome)(value), 'it')

/**
 * Looks at a value that was read.
 * @returns what is wrong with it first, beginning with the field, such as `connections[0].turns[2].from is 7, …`; undefined
 * for a row
 */
export function wrongIn(value: unknown): string | undefined {
  return told(row(value), 'the row')
}
