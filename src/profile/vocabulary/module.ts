/** What the module exports and what its functions and classes are called. */

import { choice, flag, record, table } from '../behaviour'

export const module = {
  channels: table<readonly string[]>('The diagnostics channels on which http publishes, each behind http.'),
  exports: table<readonly string[]>('The names that http exports, in the order in which they are enumerated.'),
  functions: record<Readonly<Record<string, readonly [name: string, length: number]>>>(
    'The name and the length of each exported function, as a program sees them; an empty name is an anonymous function.',
  ),
  methodsNamed: flag('Methods have the names of their properties; without it, they have none.'),
  commonNames: table<readonly string[]>('What _http_common holds, in the order of the alphabet.'),
  innerValidators: flag('_http_outgoing has validateHeaderName and validateHeaderValue.'),
  inner: flag('Programs find the modules inside http: _http_agent, _http_client, …'),
  constructorsInherit: choice('How a constructor shows which one it inherits from.', {
    shown: 'By an enumerable super_.',
    hidden: 'By a super_ that is not enumerable.',
    chained: 'It inherits from that one, as the prototypes do.',
  }),
  statusCodes: record<Readonly<Record<number, string>>>(
    'STATUS_CODES: the reason phrase of each status. Responses use the object that the program may edit.',
  ),
  namesLabel: flag('validateHeaderName takes, as its second argument, what its error calls the name.'),
  validatesLeniently: flag(
    'validateHeaderValue takes, as its third argument, whether only what could break a head is refused.',
  ),
  globalAgent: choice('What it means to assign http.globalAgent.', {
    copy: 'The exported name alone changes: requests without an agent use the first one for ever.',
    live: 'An accessor: requests without an agent use the one assigned.',
  }),
  wording: choice('How errors of messages, servers and requests are worded, and whether they have codes.', {
    plain: 'A sentence.',
    named: 'The same; setHeader tells of a name that is no string, and of both arguments if the value is missing.',
    signature: 'A sentence that shows the call.',
    quoted: 'The same, with names in double quotes and no full stop.',
    parted: 'As quoted; a value that must not be sent is told of by the part it is in, hasHeader must have a string.',
    strings: 'As quoted; a name must be a string, and a value that is undefined is told of by the part it is in.',
    codedEarly:
      'A sentence without a full stop and a code, ERR_…, but for errors of streams; a value that is undefined is missing.',
    coded: 'A sentence without a full stop and a code, ERR_….',
  }),
  refusals: choice('What an error tells of an argument of the wrong kind, where errors have codes.', {
    nothing: 'Nothing; what is taken is one list.',
    typesLowerCase: 'As types, but a Buffer is called buffer.',
    types: 'Its type; what is taken is one list.',
    values: 'Its value, or its class; what is taken is told by types, classes and values.',
    shortly: 'The same; a long text is cut inside its quotes, and a function without a name is called one.',
  }),
  errorCodes: choice('Where an error shows its code, where errors have codes.', {
    inName: 'In its name, and in code, which cannot be enumerated.',
    hidden: 'In its text, and in code, which cannot be enumerated.',
    own: 'In its text, and in code.',
    plain: 'The same, and its class is Error, TypeError or RangeError itself; before, a class of its own: NodeError.',
    derived: 'The same, but its class is one below those, which has theirs for constructor.',
  }),
  errorValues: choice('How the words of an error with a code show a value.', {
    text: 'As a text.',
    inspected: 'As a text; an object as it is inspected.',
  }),
  asserts: choice('What a failed assertion of http is.', {
    unworded: 'An AssertionError without a message.',
    wordedName: 'The same; its name says what failed.',
    plain: 'An AssertionError with a message.',
    generated: 'The same, and generatedMessage is true.',
    coded: 'The same, with a code that stands in the name, too.',
    codedText: 'The same, with a code that stands in the text alone.',
    inner: 'An error with the code ERR_INTERNAL_ASSERTION, which says that Node.js is at fault.',
  }),
  methodNames: record<Readonly<Record<string, string>>>(
    'The names of methods that are called otherwise than `methodsNamed` says; nothing stands for an anonymous one. One of a single class is told with it: `Agent.destroy`.',
  ),
  parserMethods: table<readonly string[]>('What a parser can be asked beside execute and finish.'),
  parserConstants: table<readonly string[]>(
    'The names of the numbers under which a parser of process.binding calls back, in their order; none: it calls back by name.',
  ),
  parserLists: choice('Where process.binding lists the methods of requests.', {
    none: 'Nowhere.',
    class: 'On the class of parsers.',
    binding: 'Beside the class of parsers.',
  }),
  parserTells: choice('What a parser of process.binding tells of a head.', {
    object: 'An object; the method is its name.',
    numbered: 'An object; the method is its number.',
    arguments: 'Arguments: version, headers, method, url, status, upgrade and whether the connection is kept.',
  }),
  parserCut: choice('What finish of a parser of process.binding gives for a message that was cut off.', {
    error: 'An Error.',
    text: 'Its message alone.',
  }),
  promised: table<readonly string[]>(
    'Names that the manual gives and the binary lacks; they stand after the others. With ServerRequest and ClientResponse among them, messages are instances of these.',
  ),
}
