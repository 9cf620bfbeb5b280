/** Words with a capital that are nobody's name: they follow the same words that people do. */

/** After a name, these make it a place's. */
export const PLACE_WORD: ReadonlySet<string> = new Set(
  `st street ave avenue av rd road blvd boulevard dr drive ln lane ct court pl place sq square way terrace ter pkwy
  parkway hwy highway circle cir park playground school elementary academy library bridge tunnel hospital center centre
  field stadium church station house housing building bldg plaza garden gardens cemetery pier beach pond river path
  trail rink pool gym hall college university apartments towers tower village heights hill homes market mall
  expressway development projects calle avenida parque escuela plaza`.split(/\s+/),
)

export const NO_NAME: ReadonlySet<string> = new Set(
  `a an and as at but by for from he her him his i if in into is it its me my no not of off on or our she so than that
  the their them then there these they this those to up us was we were when where who why will with would you your
  about above after again all also another any are be been before both can could did do does done each every few had
  has have here how just like many may might more most much must now only other out over own per please same see
  shall should some such thank thanks very via what which while yes yet
  monday tuesday wednesday thursday friday saturday sunday january february march june july august september october
  november december today tomorrow yesterday am pm
  agency animal authority board bos boston btd bwsc bureau bus cable case cases chief city clerk code commission
  commissioner community company complaint complete completed construction corp corporation contract contractor contractors control
  councilor county crew customer department dept desk development director dispatch district division dpw edison
  electric emergency enforcement engineer engineering environmental fire foreman gas general government governor grid
  health homeowner hotline hydro inc inspection inspections inspector inspectional isd line llc ltd maintenance manager
  management mass massdot mayor mbta metro national needle neighborhood neighbor neighborhoods nstar office officer
  operations operator owner parking parks permit phone police power property public puc recreation recycling region
  request requests resident residents resolved roads sanitation school schools sector security service services sewer
  sewers sidewalk site staff state states street streets super supervisor survey team tenant traffic transit
  transportation trash tree unit united utilities utility verizon comcast eversource waste water works yard zoning
  bridge caller called calls constituent duplicate east north south west new old private noted closed invalid issue
  item items light lights lot no-one nobody none other someone somebody sir madam sirs all everyone folks neighbors
  sergeant captain lieutenant detective patrol program project protection removal repair report reported reports repairs
  said says stated states advised asked wants wanted needs needed reporting regarding re ref thinks believes left
  confirmed informed requested requesting claims lives living complaining complained concerned unhappy upset who'd
  appreciate good hello hi great greetings morning evening afternoon bro fyi eta asap via utility america american
  clerks counsel council court courts federal postal usps amtrak septa philly philadelphia pgw peco dot penndot hud
  bha pha cdc doctor friend friends chat bot chatbot assistant support member members customers contact info
  information details number mr mrs ms mx miss dr deputy sgt san saint santa
  administrator superintendent squad vehicle brothers bros towing transported knocked responded was is
   anonymous unknown n/a na`.split(/\s+/),
)
