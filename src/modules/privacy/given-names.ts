/**
 * First names that are common in the United States (Social Security Administration, births 1930 to 2005) and are not
 * also an English word, a street everybody has, or a city: those would hide words that are nobody's name.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abby abdul abigail adam adrian adriana agnes ahmed aidan aileen aisha alan alana albert alberto alejandra
  alejandro alexandra alexis alfonso alfred alfredo ali alice alicia alison allison alyssa amanda amina amy ana andre
  andrea andreas andres andrew andy angel angela angelica angelo anita ann anna anne annette annie anthony antonio
  april armando arnold arthur arturo ashley audrey barbara beatrice beatriz becky benjamin bernadette bernard bernice
  beth bethany betty beverly bob bobby bonnie brad bradley brandon brenda brendan brian bridget brittany bruce bryan
  caitlin camila candace carl carla carlos carmen carol carole caroline carolyn carrie catherine cathy cecilia cedric
  cesar charles charlene charlie cheryl chris christian christina christine christopher cindy claire clara claudia
  clifford colleen connie craig cristina crystal curtis cynthia daisy damian dan daniel daniela danielle danny darlene
  darrell daryl dave david deanna debbie deborah debra denise dennis derek diana diane diego dolores dominic don donald
  donna doris dorothy doug douglas dwayne earl eddie eduardo edward edwin eileen elaine elena eli elijah elizabeth
  ellen emily emma enrique eric erica erik erika erin ernest ernesto esther ethan eugene eva evelyn fatima felicia
  felipe fernando fiona florence frances francesca francisco frank franklin fred freddie frederick gabriel gabriela
  gail gary george gerald geraldine gilbert gina giovanni glen glenda gloria gordon greg gregory guillermo gustavo hannah
  harold harry hassan heather hector heidi helen henry herbert hilda holly howard hugo ian ibrahim ida irene iris isaac
  isabel isabella ivan jack jackie jacob jacqueline jaime jake jamal james jamie jan jane janet janice jasmine jason
  javier jay jean jeanette jeff jeffrey jen jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy joan
  joann joanne joe joel john johnny jon jonathan jorge jose joseph josephine joshua josh joyce juan juana juanita judith
  judy julia julian juliana julie julio justin karen karl karla kate katherine kathleen kathryn kathy katie kayla keith
  kelly ken kenneth kevin khalid kim kimberly kristen kristin kristina kurt kyle larry latoya laura lauren laurie
  lawrence leah lee leo leon leonard leroy leslie leticia lillian linda lindsay lisa liz lloyd lois lorenzo loretta
  lori lorraine louis louise lucas lucia lucy luis luke luz lydia lynn malik manuel marc marcia marco marcos marcus
  margaret margarita maria mariah marian mariana marie marilyn mario marisol marjorie marlene martha martin marvin mary
  matt matthew maureen maurice max megan melanie melinda melissa melvin mercedes michael michele michelle miguel mike
  mildred mindy miriam mohamed mohammed mohammad monica monique muhammad myra nadia nancy naomi natalia natalie natasha
  nathan nathaniel neil nelson nicholas nick nicolas nicole nina noah noel noelle nora norma norman olga olivia omar
  oscar pablo pam pamela pat patricia patrick paul paula pauline pedro peggy pete peter phil philip phillip phyllis
  priscilla rachel rafael ralph ramon ramona randy raquel raul ray raymond rebecca regina rene renee rhonda ricardo
  rich richard rick ricky rita rob robert roberta roberto robin rochelle rodney roger roland ron ronald ronnie rosa
  rosalie rosemarie rosemary roxanne roy ruben ruby russell ruth ryan sabrina sally salvador sam samantha samuel sandra
  sandy santiago sara sarah scott sean sergio seth shannon sharon shawn sheila shelly sherry shirley silvia simone
  sofia sonia sonya sophia stacey stacy stanley stephanie stephen steve steven stuart sue susan suzanne sylvia tamara
  tammy tanya tara ted teresa terrance terri terry theodore theresa thomas tiffany tim timothy tina todd tom tommy toni
  tony tracey tracy trevor tricia troy tyler tyrone valerie vanessa vera veronica vicki vickie victor victoria vincent
  virginia vivian vladimir wallace walter wanda wayne wendy wesley william willie xavier yesenia yolanda yusuf yvette
  yvonne zachary`.split(/\s+/),
)
