/** Whether this runs in continuous integration: nothing is recorded there unless it is asked for, as it would be lost. */
export const inCi = (): boolean => !['', '0', 'false'].includes(process.env.CI ?? '')
