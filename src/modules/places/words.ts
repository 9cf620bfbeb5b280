/** Text of addresses, made comparable. */

/** Arabic-Indic, Persian and full-width digits as 0–9; the Arabic decimal separator as a point. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９٫]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code === 0x66b
      ? '.'
      : String((code - (code >= 0xff10 ? 0xff10 : code >= 0x6f0 ? 0x6f0 : 0x660)) % 10)
  })
}
