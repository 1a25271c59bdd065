// By itself: whoever imports the core by name, while it runs, gets all of it.
export { nearest } from '@truespec/core'
