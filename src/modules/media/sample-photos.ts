/** Pictures for this module's tests, drawn here: grey, a red quarter at the top left, a dark dot at the bottom right. */
import sharp, { type Sharp } from 'sharp'

/** A drawing of `width` × `height` pixels. */
export function drawing(width = 96, height = 64): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 96 64" preserveAspectRatio="none"><rect width="96" height="64" fill="#888"/><rect width="48" height="32" fill="#d22"/><circle cx="72" cy="44" r="12" fill="#222"/></svg>`
  return sharp(Buffer.from(svg))
}

/** As a camera writes it: where and by whom, in Philadelphia by Ada. */
export const BY_ADA = {
  IFD0: { Copyright: 'Ada Lovelace' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '39/1 57/1 9/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '75/1 9/1 49/1',
  },
}

/** Shares of red in the four quarters, row by row: which way up a picture is. */
export async function redQuarters(picture: Uint8Array): Promise<boolean[]> {
  const { data, info } = await sharp(picture)
    .resize(2, 2, { fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [0, 1, 2, 3].map((i) => data[i * info.channels]! > 180 && data[i * info.channels + 1]! < 90)
}

/** The drawing as an iPhone would send it (HEVC), with a place in it. */
export const HEIC = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAYBtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA',
    'AAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGkAAEAAAAAAAAAngACAAAAAAJCAAEAAAAAAAABBgAAADhp',
    'aW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAv2lwcnAAAAChaXBjbwAAAHVo',
    'dmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAA',
    'AwAAAwAeoDCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAA',
    'AwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAaxtZGF0AAAAmigBr1jPETQ6',
    'SX//vxX/9iUkPmYpTxbLFs30M3jj6cBLDFGBbaahoPReNM80gruhKson7HPu9rutCbe3FqUWYH7WOEnkeKuq/HKJv/yMKAHT',
    'pToAIMyR7rEqupgAag3wQEMehTZX5orXWT7V56q5B2QqWlcpS4+QkOemy5Sni5fkuQkvkoCelc8CYjfoVeZEP25qim1QU6uG',
    'E9AAAAAASUkqAAgAAAAIABIBAwABAAAAAQAAABoBBQABAAAAbgAAABsBBQABAAAAdgAAACgBAwABAAAAAgAAABMCAwABAAAA',
    'AQAAAJiCAgAEAAAAQWRhAGmHBAABAAAAfgAAACWIBAABAAAAzAAAAAAAAABIAAAAAQAAAEgAAAABAAAABgAAkAcABAAAADAy',
    'MTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAGAAAAADoAQAAQAAAEAAAAAAAAAAAgABAAIA',
    'AgAAAE4AAAACAAUAAwAAAOoAAAAAAAAAJwAAAAEAAAA5AAAAAQAAAAkAAAABAAAA',
  ].join(''),
  'base64',
)
