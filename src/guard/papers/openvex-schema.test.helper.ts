/** What OpenVEX 0.2.0 demands of a document, as its specification has it (openvex/spec, "Document" and "Statement"). */

const uri = { type: 'string', format: 'uri' }
const time = { type: 'string', format: 'date-time' }
const text = { type: 'string', minLength: 1 }
const component = {
  '@id': uri,
  identifiers: { type: 'object', properties: { purl: text }, additionalProperties: false },
}

const product = {
  type: 'object',
  properties: {
    ...component,
    subcomponents: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'object', properties: component, additionalProperties: false },
    },
  },
  additionalProperties: false,
}

/** A reason why it is not affected, or an action where it is. */
const reasoned = [
  {
    if: { properties: { status: { const: 'not_affected' } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { oneOf: [{ required: ['justification'] }, { required: ['impact_statement'] }] },
  },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  { if: { properties: { status: { const: 'affected' } } }, then: { required: ['action_statement'] } },
]

const statement = {
  type: 'object',
  properties: {
    vulnerability: {
      type: 'object',
      properties: { name: text, description: text },
      required: ['name'],
      additionalProperties: false,
    },
    products: { type: 'array', minItems: 1, uniqueItems: true, items: product },
    status: { enum: ['not_affected', 'affected', 'fixed', 'under_investigation'] },
    status_notes: text,
    justification: {
      enum: [
        'component_not_present',
        'vulnerable_code_not_present',
        'vulnerable_code_not_in_execute_path',
        'vulnerable_code_cannot_be_controlled_by_adversary',
        'inline_mitigations_already_exist',
      ],
    },
    impact_statement: text,
    action_statement: text,
  },
  required: ['vulnerability', 'status', 'products'],
  additionalProperties: false,
  allOf: reasoned,
}

export const openVexSchema = {
  type: 'object',
  properties: {
    '@context': { const: 'https://openvex.dev/ns/v0.2.0' },
    '@id': uri,
    author: text,
    role: text,
    timestamp: time,
    version: { type: 'integer', minimum: 1 },
    tooling: text,
    statements: { type: 'array', minItems: 1, uniqueItems: true, items: statement },
  },
  required: ['@context', '@id', 'author', 'timestamp', 'version', 'statements'],
  additionalProperties: false,
}
