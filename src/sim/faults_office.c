/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * faults_office.c - printers, machines, programs and mail. */
#include "sim/fault.h"

#include <glib.h>

#define F CATEGORY_FAULT
#define K CATEGORY_CRITICAL

static const Fault faults[] = {
	{ F, "[Printer virker ikke|Kan ikke printe|{printer} driller]",
	    "[Jeg kan ikke printe på|Der kommer intet ud af|Vi kan ikke få gang i] "
	    "{printer} {since}. "
	    "[Den står bare og blinker.|Jobbet ligger i køen og forsvinder ikke.|Der er "
	    "papir i, jeg har kigget.]",
	    "Hvad står der i printerens display, og kan din kollega {colleague} printe "
	    "på den?",
	    "Der står \"Offline\". [{colleague} kan heller ikke.|{colleague} kan godt, "
	    "så det er nok kun mig.]",
	    "Printkøen hang på et beskadiget job. [Spooleren genstartet.|Køen tømt og "
	    "driveren geninstalleret.]",
	    "Printkøen var gået i stå på et beskadiget dokument. Jeg har tømt køen, og "
	    "der kommer igen papir ud." },
	{ F, "Papirstop i {printer}",
	    "{printer} melder papirstop, men der er [ikke noget papir i klemme|intet at "
	    "se, når vi åbner lågen]. [Vi har slukket og tændt.|Vi har prøvet alle "
	    "skuffer.]",
	    "Vil I prøve at trække bakke 2 helt ud og se efter en lille strimmel bag "
	    "valsen?",
	    "[Der sad en strimmel, men den melder stadig fejl.|Der var ikke noget.]",
	    "Sensoren i bakke 2 er snavset. {supplier} skal ikke ud: kan renses.",
	    "Der sad en rest papir ved sensoren i bakke 2. Den er renset, og printeren "
	    "har kørt tyve sider uden fejl.",
	    .supplier = "printerfirmaet" },
	{ F, "Toner [skal skiftes|næsten tom] på {printer}",
	    "{printer} skriver at toneren er tom, og udskrifterne er [stribede|helt "
	    "lyse]. Kan I sende en ny?",
	    "Står der en farve eller et nummer i displayet?",
	    "Den siger sort, og der står K.", "Toner på lager, sendes med bud.",
	    "Ny toner er leveret og sat i. Der ligger en ekstra på hylden ved "
	    "printeren.",
	    .part = "en ny toner" },
	{ F, "{machine} er [meget|utrolig] langsom",
	    "{machine} er blevet [så langsom, at jeg kan hente kaffe, mens den "
	    "starter|sløv] {since}. [Især {program} tager lang tid at åbne.|Blæseren "
	    "kører hele tiden.]",
	    "Har du genstartet den inden for de sidste dage, og må jeg kigge med over "
	    "fjernsupport?",
	    "[Ja, to gange.|Nej, jeg lukker bare låget.] Du må gerne kigge med efter kl. "
	    "13.",
	    "Disken er 97 % fuld, og to antivirusprogrammer slås.",
	    "Disken var fuld, og et gammelt antivirusprogram kørte ved siden af det nye. "
	    "Begge dele er ryddet op; opstart tager nu under et minut." },
	{ K, "{machine} [starter ikke|er helt død|vil ikke tænde]",
	    "{machine} [kan slet ikke tændes {since}|viser kun en sort skærm {since}]. "
	    "Jeg kan ikke arbejde uden den!",
	    "Lyser der noget, når du holder tænd-knappen inde i 15 sekunder uden "
	    "strømkabel?",
	    "[Nej, helt død.|Den bipper tre gange og så ikke mere.]",
	    "Strømforsyning defekt; lånemaskine udleveret.",
	    "Strømforsyningen var defekt. Den er byttet på garanti, og alle dine filer "
	    "er, hvor de var.",
	    .part = "en ny strømforsyning" },
	{ F, "Blå skærm på {machine}",
	    "{machine} [går ned med blå skærm|genstarter af sig selv] et par gange om "
	    "dagen. [Der står noget med MEMORY.|Jeg tog et billede af skærmen.]",
	    "Sker det, når du gør noget bestemt, fx når du sætter den i "
	    "dockingstationen?",
	    "Ja, [næsten altid når jeg sætter den i dokken|når jeg holder møde].",
	    "Driver til dockingstation fra 2023. Opdateret firmware og driver.",
	    "Driveren til dockingstationen var gammel og er opdateret. Maskinen har kørt "
	    "hele dagen uden at gå ned.",
	    .part = "en ny hukommelsesblok" },
	{ F, "Skærmen [er sort|flimrer] ved dockingstationen",
	    "Når jeg sætter {machine} til, [er den ene skærm sort|flimrer begge skærme]. "
	    "Det begyndte {since}.",
	    "Kan du bytte om på de to kabler og se, om fejlen flytter med?",
	    "[Fejlen flytter med kablet.|Det er stadig den venstre skærm.]",
	    "Defekt DisplayPort-kabel.",
	    "Kablet til skærmen var defekt. Jeg har lagt et nyt på din plads, og begge "
	    "skærme virker.",
	    .part = "en ny dockingstation" },
	{ F, "Outlook [hænger|lukker ned|vil ikke åbne]",
	    "Outlook [lukker af sig selv|hænger i flere minutter], så snart jeg [svarer "
	    "på en mail|søger]. [Webmail virker fint.|Det gælder også hos {colleague}.]",
	    "Hvilken version står der under Fil > Office-konto?",
	    "Der står version 2409, tror jeg.",
	    "Tilføjelsesprogram til pdf fik Outlook til at gå ned.",
	    "Et tilføjelsesprogram fik Outlook til at lukke. Det er slået fra, og "
	    "postkassens indeks er bygget op igen." },
	{ F, "[Jeg modtager ikke mails|Mangler mails fra en kunde]",
	    "En af vores kunder siger, at de har skrevet til mig {since}, men [jeg har "
	    "intet fået|der er intet i indbakken]. Kan I se, om de bliver stoppet?",
	    "Hvad er afsenderens adresse, og hvornår cirka sendte de?",
	    "Det er indkob@kunden.example, omkring kl. 10.",
	    "Mails i karantæne: afsenderens SPF er forkert.",
	    "Tre mails lå i karantæne, fordi afsenderens domæne er sat forkert op. De er "
	    "sluppet fri, og afsenderen er skrevet til om at få det rettet." },
	{ F, "Mails havner i spam hos [modtageren|vores kunder]",
	    "Flere af vores kunder siger, at tilbud fra os [havner i uønsket post|aldrig "
	    "kommer frem]. Det er [ret pinligt|begyndt {since}].",
	    "Kan du videresende et eksempel som vedhæftning?", "Det er vedhæftet her.",
	    "DKIM mangler på nyt afsendersystem.",
	    "Jeres nye nyhedsbrevssystem skrev ikke under på mails. DKIM er sat op, og "
	    "en prøve går nu lige ind." },
	{ F, "Postkassen er fuld",
	    "[Jeg kan ikke sende mere, min postkasse er fuld.|Outlook siger, at jeg har "
	    "brugt 50 af 50 GB.] Jeg tør ikke slette noget.",
	    "Er det i orden, at alt ældre end to år flyttes til arkivet? Du kan stadig "
	    "søge i det.",
	    "Ja, det er fint.", "Arkivpolitik slået til.",
	    "Mails ældre end to år er flyttet til dit onlinearkiv. Du har nu 31 GB ledig "
	    "plads." },
	{ F, "{program} [går ned|giver en fejl] ved udskrift",
	    "Når vi [skriver en faktura ud|laver en følgeseddel] fra {program}, kommer "
	    "der \"Uventet fejl 217\". {colleague} får [den samme|ingen fejl].",
	    "Er det alle fakturaer eller kun dem med logo?", "Kun dem med det nye logo.",
	    "Logofilen i skabelonen er 40 MB.",
	    "Logoet i skabelonen var en meget stor billedfil. Den er gjort mindre, og "
	    "udskrifterne kommer uden fejl.",
	    .supplier = "programleverandøren" },
	{ K, "{program} vil ikke [starte|åbne]",
	    "{program} [kan slet ikke åbnes {since}|siger bare \"kan ikke forbinde til "
	    "server\"]. [Vi står med kunder i butikken!|Vi er tre, der ikke kan "
	    "arbejde.]",
	    "Virker det på {machine}? Og kom der en opdatering, inden det holdt op?",
	    "[Det er det samme overalt.|Den spurgte om opdatering, og jeg trykkede ja.]",
	    "Tjenesten på serveren var stoppet efter opdatering i nat.",
	    "Tjenesten på serveren var ikke startet efter nattens opdatering. Den kører "
	    "igen, og vi har sat overvågning på den.",
	    .supplier = "programleverandøren" },
	{ F, "Excel-filen er [skrivebeskyttet|låst af en anden]",
	    "Vores [vagtplan|budgetark] er låst af {colleague}, men [{colleague} har "
	    "fri|{colleague} har ikke filen åben].",
	    "Hvilken mappe ligger filen i?", "Den ligger på fællesdrevet under Planer.",
	    "Åben session fra afbrudt VPN.",
	    "Der hang en gammel forbindelse på serveren. Den er lukket, og I kan skrive "
	    "i filen igen." },
	{ F, "Slettet [mappe|fil] på fællesdrevet",
	    "[Jeg kom til at slette|Nogen har slettet] mappen [Tilbud|Kunder "
	    "A-K|Billeder] på fællesdrevet {since}. Kan I hente den frem igen?",
	    "Hvornår så du den sidst?", "I går eftermiddags var den der i hvert fald.",
	    "Gendannet fra sikkerhedskopi kl. 02.",
	    "Mappen er gendannet fra sikkerhedskopien i nat kl. 2. Det, der er ændret "
	    "efter det, ligger i \"Tilbud (ændret)\"." },
	{ F, "Lyden virker ikke i [Teams|videomøder]",
	    "[Ingen kan høre mig|Jeg kan ikke høre de andre] i møder {since}. "
	    "[Headsettet virker på telefonen.|Kameraet virker fint.]",
	    "Hvilken mikrofon er valgt under indstillinger?",
	    "Der står \"Skærm (HDMI)\".", "Windows skifter standardenhed ved docking.",
	    "Computeren valgte skærmens mikrofon i stedet for headsettet. Det er valgt "
	    "fast, og vi prøvede det sammen." },
	{ F, "Skærmen i {room} viser ikke [billede|præsentationen]",
	    "Vi kan ikke få billede på skærmen i {room}. [Vi har møde med en kunde kl. "
	    "14.|Kablet er sat i.]",
	    "Er indgangen valgt til HDMI 1 på fjernbetjeningen?",
	    "Fjernbetjeningen er væk …",
	    "Skærm stod på indgang 3. Ny fjernbetjening bestilt.",
	    "Skærmen stod på en forkert indgang. Den er sat til at skifte selv, og der "
	    "ligger en ny fjernbetjening.",
	    .part = "et nyt kabel til skærmen" },
	{ F, "Tastaturet skriver [forkerte tegn|engelsk]",
	    "Mit tastatur skriver [ø som semikolon|y og z forkert] {since}.",
	    "Prøv Windows-tasten og mellemrum: skifter det så?",
	    "Ja! Men det skifter tilbage igen.",
	    "Engelsk layout kom med en opdatering; fjernet.",
	    "Det engelske tastatur er fjernet, så kun det danske er tilbage.",
	    .part = "et nyt tastatur" },
	{ F, "Batteriet holder [kun en time|ingen tid]",
	    "Batteriet på {machine} holder [under en time|knap et møde]. Den er [to|tre] "
	    "år gammel.",
	    "Må vi få den ind et par timer? Du får en at låne.",
	    "Ja, jeg kommer forbi på torsdag.",
	    "Batteri på 41 % kapacitet. Nyt batteri er bestilt.",
	    "Batteriet er skiftet og holder igen en arbejdsdag.",
	    .part = "et nyt batteri" },
	{ F, "Kasseapparatet [tager ikke kort|taber forbindelsen]",
	    "Dankortterminalen ved kasse [1|2|3] [siger \"ingen forbindelse\"|skal "
	    "genstartes hele tiden] {since}.",
	    "Lyser den grønne lampe ved netstikket?", "Den blinker orange.",
	    "Switchport kører 10 Mbit halv duplex.",
	    "Netkablet til terminalen var knækket. Det er skiftet, og der er taget imod "
	    "kort hele formiddagen.",
	    .supplier = "terminalleverandøren" },
	{ F, "Scanner [sender ikke til mail|finder ikke mappen]",
	    "Når vi scanner på {printer}, [kommer der ikke nogen mail|siger den "
	    "\"godkendelse mislykkedes\"].",
	    "Er det {since}, eller har det aldrig virket for dig?",
	    "Det virkede i sidste uge.", "Kontoen til scan har fået udløbet adgangskode.",
	    "Kontoen, som printeren sender med, var udløbet. Den er fornyet, og en prøve "
	    "er kommet til din mail." },
	{ F, "OneDrive [synkroniserer ikke|har et rødt kryds]",
	    "OneDrive har [et rødt kryds|stået på \"behandler ændringer\"] {since}, og "
	    "{colleague} ser ikke mine filer.",
	    "Hvor mange filer siger den, at der mangler?", "Der står 12.483.",
	    "Filnavn med ulovligt tegn blokerede.",
	    "En fil med et spørgsmålstegn i navnet stoppede det hele. Den er omdøbt, og "
	    "alt er synkroniseret." },
	{ F, "Telefonen [modtager ikke mail|vil ikke synkronisere kalender]",
	    "Min arbejdstelefon [henter ikke mails|viser en gammel kalender] {since}. "
	    "[Jeg fik ny adgangskode i sidste uge.|Jeg har genstartet.]",
	    "Beder den om adgangskode et sted under konti?", "Ja, under advarsler.",
	    "Gammel adgangskode i profilen.",
	    "Telefonen brugte din gamle adgangskode. Kontoen er oprettet igen, og "
	    "kalenderen passer." },
	{ K, "Kan ikke [bogføre|sende løn] i {program}",
	    "Vi skal [køre løn i dag|indberette moms senest i dag], og {program} [melder "
	    "\"periode låst\"|fryser ved godkend].",
	    "Hvem låste sidst perioden, og må vi åbne den?",
	    "Det var nok revisoren. Ja, gerne nu.",
	    "Periodelås fra revisor. Aftalt på telefon at åbne.",
	    "Perioden var låst af en fejl. Den er åbnet efter aftale med jeres revisor, "
	    "og kørslen er gået igennem.",
	    .supplier = "programleverandøren" },
};

const FaultList faults_office = { faults, G_N_ELEMENTS(faults) };
