import { defineParams } from '@sveltejs/kit/params'

/** The languages that stand in an address. English, the first, stands without one. */
export const params = defineParams({
  language: (param) => (param === 'ko' ? param : undefined),
})
