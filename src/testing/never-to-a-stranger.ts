/** Public routes that show a stranger nothing, and why: for the test that walks them all. */

/** Answered otherwise than with 200 to a stranger, whatever they ask; the other tests walk what they lead to. */
export const NEVER_TO_A_STRANGER: Readonly<Record<string, string>> = {
  '/': 'leads to a language',
  '/report': 'leads to a language',
  '/near': 'leads to a language',
  '/find': 'leads to a language',
  '/follow': 'leads to a language',
  '/my-data': 'leads to a language',
  '/:language/follow/confirm': 'by a signed link',
  '/:language/following': 'by a signed link',
  '/:language/following/stop': 'by a signed link',
  '/requests/:number': 'leads to a language',
  '/:language/find': 'leads to a request, or says that there is none',
  '/:language/report/photos': 'of a draft',
  '/photos/:id/:file': 'this photo is private',
  '/:language/requests/:number/stop-mail': 'by the private link',
  '/:language/requests/:number/survey': 'by the private link',
  '/:language/my-data.json': 'by a mailed link',
  '/:language/my-data/stop': 'by a mailed link',
  '/:language/requests/:number/my-data': 'by the private link',
  '/:language/requests/:number/my-data.json': 'by the private link',
  '/favicon.ico': 'leads to the icon',
  '/basemap.pmtiles': 'this city has none',
  '/open311/*': 'walked by its own forms above',
  '/assets/*': 'files of the program',
}
