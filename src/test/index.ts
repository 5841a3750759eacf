/** http-eras/test: one test under many versions. It depends on no test runner: it takes the functions of the one that is there. */

export { type Cassette, type CassetteOptions, cassette } from './cassette'
export { type DescribeErasOptions, describeEras, type SuiteEra } from './describe-eras'
export type { EraGuards, TestedEra } from './eras'
export { expectSameWire, type SameWire, type SameWireOptions, type WireProgram } from './expect-same-wire'
export type { Describe, RunnerFunction } from './runner'
export type { EraRange, EraVersions, FoundVersion } from './versions'
