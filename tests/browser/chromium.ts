import {existsSync} from 'node:fs'

/** The system's Chromium; `CHROMIUM_PATH` names another. */
export const chromiumPath: string = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

export const hasChromium: boolean = existsSync(chromiumPath)

export const missingChromium = `There is no Chromium at ${chromiumPath}: install it (apt-get install chromium), or name one with CHROMIUM_PATH`
