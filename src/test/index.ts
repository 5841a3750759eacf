/** http-eras/test: one test under many versions. It depends on no test runner: it takes the functions of the one that is there. */

export type { Cassette, CassetteOptions } from './cassette'
export type { DescribeErasOptions, SuiteEra } from './describe-eras'
export type { EraGuards, TestedEra } from './eras'
export type { SameWire, SameWireOptions, WireProgram } from './expect-same-wire'
export { cassette, describeEras, expectSameWire } from './functions'
export type { Describe, RunnerFunction } from './runner'
export type { EraRange, EraVersions, FoundVersion } from './versions'
