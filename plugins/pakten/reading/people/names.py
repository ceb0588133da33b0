"""Names that people in Sweden have, as far as a mailbox or a line of contact gives a person away.

No list is whole. Those here are common given names, of families from many countries, and how surnames end; names that
are words of everyday or of places are left out. Written without dots and accents.
"""

import re

from pakten.reading.suggestion import fold

_GIVEN = """
abbas abdi abdirahman abdul abdulla abdullah abdullahi abel abraham adam adem adnan adrian agnes agneta ahmad
ahmed aida aina aisha ajla ake akram albert albin aleksander aleksandra alem alexander alexandra alfred ali
alice alicia alina alma almaz alva alvin amal amanda amela amin amina amir amira amra ana anders andre andrea
andreas andrzej anette angelica angelika anita anja ann-charlotte ann-christin ann-kristin ann-marie ann-sofie
anna anneli annelie annette annica annika anton antonio arash arman armin arne aron arthur artur arvid asa asad
ase asha ashraf asma asta astrid august aurora axel aya ayan ayse barbara barbro bashir beatrice belal ben bengt
benjamin bernt bertil bilal birgit birgitta birhane bjorn bosse britt britta brittmarie bryan burak camilla
carin carina carl carlos caroline catarina catharina cecilia cem charlotta charlotte chris christian christin
christina christine christoffer christopher claes clara conny cristina dagmar dalia dan dana daniel daniela
danuta david dawit deniz dennis deqa diana dina dino dorota ebba eddie edin edith edvin edward ekrem elena eleni
elham elias elif elin elina elisabet elisabeth elise eliza ella ellen elliot elma elmir elsa elvira emanuel
emelie emil emilia emily emin emine emir emma emmanuel enes erik erika erkan ermias ernst esma esmeralda ester
ethel eva evelina ewa fadi fadumo faisal farah farhad farhan fariba farid fatemeh fatima fatma fatou fatoumata
felicia felix fikru filip filippa fiona fredrik fredrika freja frida fritz gabriel gabriella gebre genet georg
george gerd gert ghada girma gittan goran greger greta grethe grzegorz gudrun gun gunilla gunnar gunnel gunvor
gustaf gustav habib hadi hadil hagar haider hakan hala halima halina hamid hamza hana hanan hani hanna hannah
hannes harald haris harry hasan hassan hatice hawa hedda hedvig heidi helen helena helene helga helge helin
helmer henning henny henrietta henrik herman hiba hilda hilma hiwot hodan hugo husein hussein ibrahim ibtisam
ida idris ilona ilse iman ina inga ingalill ingegerd ingela inger ingmar ingrid ingvar ioana irena irene irina
iris irma isa isabella isabelle isak ismail ivan ivar iwona jacek jacob jakob jamal jamila jan jane janet janne
janusz jasmin jasmine javier jean jelena jennie jenny jens jerker jesper jessica jihad jimmy joakim joanna johan
johanna johannes john johnny jonas jonatan jonathan jonna jorgen jose josef josefin josefina josefine joseph
josephine jozef juan judit juha julia juliana julius jussi kaare kaj kalle karim karin karina karl karl-erik
karolina karoline kassem katarina katarzyna katja kenneth kenny kent kerstin khadija khadra khaled khalid khalil
kim kjell klara klas klaus krister kristian kristiina kristin kristina kristine kristoffer krzysztof kurt lamin
lars lars-ake lars-erik lars-goran lasse laura leena leif leila lejla lena lennart leo leon leyla lilian lilly
lina linda lindita linn linnea linus lisa lisbeth lise lotta louise lova lovisa lucas lucia ludvig luis lukas
lydia maciej madeleine magda magdalena magnus mahad mahamed mahdi mahmoud mahmud maj maja majken malgorzata
maliha malin malte manal manuel marcin marcus mareike margareta margaretha margit margot mari maria mariam
mariama mariana marianne marie marie-louise marika marina mario marion marit marita marja markus marlene marta
martha martin martina marwa mary maryam mathias mathilda matilda mats matteo matthias mattias max maximilian
mehari mehdi mehmet melina melissa melvin merete meron merve mesfin michael michaela michal miguel mika mikael
mikaela mila milad milan mimmi minna mira mirela miriam mirjam mirza moa mohamad mohamed mohammad mohammed mona
monica monika morgan morteza mostafa moussa muhammad muna munira murat musa muse mustafa nabil nada nadia nadja
naima nasir nasra natalia natalie nathalie nawal nermin nicklas nicolas nicole niklas nikola nils nina noah noel
noor nora nour nuh nur nura ola oleksandr olena olga olivia ollie olof olov omar orjan osama oscar oskar osman
osten otto ove palle pamela par parisa patricia patrik paul paula paulina pauline pawel pedro pehr pelle per
per-olof perihan pernilla peter petra petronella petter philip pia piotr pontus qasim rabia rachel rada rafael
rafal ragnar ragnhild rahel rahma raimo rakel ramadan rami ramona rana rania raquel rasha rasmus razan rebecca
rebecka reza riad ricardo richard rickard rikard rima rita robert roberto robin roger roland rolf roman romina
ronja ronny rosanna rosita roya roza rune ruslan ruth ryszard saad sabina sabine sabrina sadia safiya sahar
sahra said saida salah saleh salem salim salma salman saman samer sami samia samir samira samuel sandra sanna
sara sarah sasa sayed sebastian selam selim selma semira senad seppo serhii shadi shahin sharon shirin siamak
sigrid sigurd siham simon simona sindre sirpa siv sixten slavica snezana sofia sofie solmaz solveig somaya sonja
sonny soren stanislaw stefan stefania stellan sten-ake stina suad sukaina sune susan susanna susanne svante sven
svetlana sylvia tamara tanja tarek tariq tatiana tatjana teodor teresa tereza theodor therese thomas thorbjorn
tim timo tina tobias tom tomas tomasz tommy tone tony torbjorn tord tore torsten tove troels tsegaye tuija tuula
tyra ulf ulla ulrica ulrik ulrika urban ursula urszula usman vahid valentina vanessa vanja vasile vendela
veronica veronika victor victoria viktor viktoria vilhelm villemo vilma vincent viola viveca vivianne vladimir
waleed walid walter wanja wilhelm william wilma winnie wojciech xin yahya yared yasemin yasin yasmin yasmine
yasser yonas yosef youssef yuki yulia yusuf yvonne zahra zainab zara zaynab zeinab zeynep zinaida zofia zoltan
zoran zuhal zuzana
"""
GIVEN = frozenset(_GIVEN.split())

_ALSO_WORDS = "bo dag stig sten liv vera my ros sol lo storm roy ines mans love gun eden nova stella may"
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Given names that mean something else as well: with a second name they are names."""

_ENDING = (
    "sson|sen|strom|stroem|berg|bergh|lund|lundh|gren|qvist|quist|kvist|dahl|lind|lindh|holm|stedt|stad|blad|feldt|felt|"
    "fors|hagen|heim|nius|lius|ander|wall|vall|mark|borg|grip|krantz|wicz|oglu|zadeh|nejad|poulos|escu|enko|chuk"
)
_WHOLE = (
    "khan|ahmadi|ahmed|ali|hassan|hussein|ibrahim|mohamed|mohammadi|osman|omar|yusuf|abdi|nguyen|tran|pham|wang|zhang|chen|"
    "garcia|lopez|silva|santos|kaya|yilmaz|demir|celik|haddad|khalil|mansour|nasser|saleh|tesfaye|tekle|haile|ceesay|jallow|"
    "diallo|begum|rahman|singh|kaur|kumar|sharma|ek|falk|frisk|hjelm|bjork|alm|rask|hedin|norlin|wallin|sandin|melin|bolin|"
    "ohlin|molin|dalin|nordin|hellman|hedman|norman|backman|ekman|forsman|lindman|sundin|engdahl|hallen|norling|lundin"
)
_SURNAME = re.compile(rf"[a-z]{{2,}}(?:{_ENDING})|{_WHOLE}")
_NAMES_OF_PLACES = """
alingsas angelholm arbetsmark arvika bagarmossen bengtsfors boden boras bromma danmark degerfors djursholm
engelholm enstad falkenberg finnmark fredhall fruangen goteborg gotland hagalund hagfors halmstad hammarby
hassleholm hedemora helsingborg hofors hornsberg innerstad johanneshov karlstad katrineholm kramfors
kristianstad kronoberg kungsangen kungsholm lidkoping lindeberg lugnet lund marknad munkfors nordstan
nordsverige norrmalm nyhem orebro oskarshamn ostermalm rosengard rosenlund skanstull skarholm smastad soderhamn
sodermark soderstad stadshagen storstad strangnas strangsund sundbyberg sundsvall telefonplan
trelleborg vallhagen varberg vaxholm ystad ytterstad
"""
_PLACES = frozenset(_NAMES_OF_PLACES.split())


def is_given(word: str) -> bool:
    return fold(word) in GIVEN


def is_surname(word: str) -> bool:
    """Whether it ends as surnames do, and is no place that ends so."""
    folded = fold(word)
    return folded not in _PLACES and _SURNAME.fullmatch(folded) is not None


def is_joined(word: str) -> bool:
    """A given name and a surname, or an initial and one, written together: `annasvensson`, `asvensson`."""
    folded = fold(word)
    heads = [folded[:length] for length in range(3, min(len(folded) - 2, 12)) if folded[:length] in GIVEN]
    if any(_SURNAME.fullmatch(folded[len(head) :]) for head in heads):
        return True
    return len(folded) > 5 and bool(re.fullmatch(r"[a-z]{3,}(?:sson|strom|qvist|kvist|gren|lund|berg)", folded))
