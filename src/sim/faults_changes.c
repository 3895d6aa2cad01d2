/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * faults_changes.c - what people want done. */
#include "sim/fault.h"

#include <glib.h>

#define C CATEGORY_CHANGE

static const Fault faults[] = {
	{ C, "Ny medarbejder [pr. 1.|starter på mandag]: {colleague} {surname}",
	    "Vi har ansat {colleague} {surname}, som [starter den 1.|begynder på "
	    "mandag]. [Hun|Han] skal have mail, {program} og [en bærbar|en telefon]. "
	    "[Samme rettigheder som {first}.|Plads i {room}.]",
	    "Skal vedkommende have samme adgang som forgængeren, og hvor skal udstyret "
	    "stå?",
	    "Ja, det samme. [Udstyret stilles i {room}.|Vi henter det hos jer.]",
	    "Konto oprettet, licens tildelt, maskine klargøres.",
	    "Kontoen er oprettet, og maskinen står klar. Den første adgangskode er sendt "
	    "til jer i en lukket kuvert." },
	{ C, "{colleague} {surname} stopper",
	    "{colleague} {surname} har sidste dag [på fredag|den sidste i måneden]. Vil "
	    "I lukke kontoen og [sende mails videre til mig|give mig adgang til "
	    "filerne]?",
	    "Hvor længe skal mails sendes videre?", "Tre måneder, tak.",
	    "Konto spærret fra sidste arbejdsdag; postkasse gjort delt.",
	    "Kontoen er lukket, mails går til dig i tre måneder, og licensen er "
	    "opsagt." },
	{ C, "Flytning af [to arbejdspladser|printer] til {room}",
	    "Vi flytter [to pladser|{printer}] til {room} [i næste uge|på torsdag]. Kan "
	    "I klare stik og telefon?",
	    "Er der ledige netstik på væggen derinde?",
	    "Der er to, men vi ved ikke, om de er tændt.", "Stik patchet.",
	    "Alt er flyttet og prøvet. Stik 14 og 15 er mærket op.",
	    .supplier = "elektrikeren" },
	{ C, "Bestilling: [ny bærbar|to skærme|headset] til {colleague}",
	    "{colleague} skal have [en ny bærbar|to skærme mere|et trådløst headset]. "
	    "[Samme model som sidst.|Hvad kan I anbefale?]",
	    "Vi har to, der passer: 13 eller 15 tommer. Hvilken skal det være?",
	    "15 tommer, tak.", "Bestilt hos leverandør, 4 hverdage.",
	    "Udstyret er leveret, sat op og afprøvet sammen med {colleague}.",
	    .part = "det hele" },
	{ C, "Installation af {program} [på en maskine til|hos {colleague}]",
	    "Kan I lægge {program} på {machine}? [Vi har købt en licens mere.|Det haster "
	    "ikke.]",
	    "Har I licensnøglen, eller skal vi bestille?",
	    "Den er sendt til jer i en mail.", "Installeret centralt.",
	    "{program} er installeret, og {colleague} har prøvet det." },
	{ C, "Ny [fælles postkasse|adresse]: [booking|job|faktura]@",
	    "Vi vil gerne have en fælles postkasse, som [jeg og {colleague}|hele "
	    "kontoret] kan læse.",
	    "Hvem skal kunne sende fra den?", "Kun mig og {colleague}.",
	    "Oprettet som delt postkasse.",
	    "Postkassen er oprettet og kommer selv frem i Outlook i løbet af en time." },
	{ C, "Ændring af [telefonsvarer|åbningstider] [i ferien|til jul]",
	    "Vil I sætte omstillingen til at holde lukket [mellem jul og nytår|i uge "
	    "29]? [Vi indtaler selv hilsenen.|Teksten er vedhæftet.]",
	    "Skal vagttelefonen have opkald imens?", "Ja, fra 8 til 12.",
	    "Kalender lagt ind.",
	    "Lukkedagene er lagt ind, og vagttelefonen får opkald om formiddagen.",
	    .supplier = "teleselskabet" },
	{ C, "Signatur med nyt logo",
	    "Vi har fået nyt logo. Kan alle få en ny signatur i mails?",
	    "Har I logoet som fil, og skal titler med?",
	    "Det er vedhæftet, og ja tak til titler.", "Skabelon lagt centralt.",
	    "Den nye signatur kommer på alle mails fra i morgen tidlig." },
	{ C, "Tilbud på [nye servere|fiber|udskiftning af pc'er]",
	    "Vi skal have budget for næste år på plads. Hvad koster [10 nye pc'er|en "
	    "hurtigere forbindelse|en ny server]?",
	    "Skal det være køb eller leje?", "Regn gerne på begge.", "Sendt til salg.",
	    "Tilbuddet er sendt til dig og ligger også på jeres side.",
	    .supplier = "grossisten" },
	{ C, "Adgang for [vikar|praktikant] i [to uger|en måned]",
	    "Vi får en [vikar|praktikant], der skal kunne bruge {program} [indtil "
	    "udgangen af måneden|i fire uger].",
	    "Hvad hedder vedkommende, og hvornår skal kontoen lukke?",
	    "{first} {surname}, luk den sidste i måneden.", "Konto med udløbsdato.",
	    "Kontoen er klar og lukker af sig selv den aftalte dag." },
	{ C, "Navneskift: [{colleague}|jeg] hedder nu {surname}",
	    "[Jeg er blevet gift|{colleague} har skiftet efternavn] og hedder nu "
	    "{surname}. Kan mailadressen ændres?",
	    "Den gamle adresse virker stadig bagefter. Er det i orden?", "Ja, perfekt.",
	    "Alias bevaret.",
	    "Navn og adresse er ændret. Den gamle adresse kommer stadig frem." },
	{ C, "Opsætning af skærm i {room}",
	    "Vi har købt en stor skærm til {room}, som skal hænges op og kunne vise "
	    "[dagens program|vagtplanen].",
	    "Er der strøm og netstik i nærheden?", "Strøm ja, net nej.",
	    "Kabel trukket ved besøg.",
	    "Skærmen hænger og viser {program}. Fjernbetjeningen ligger i skuffen.",
	    .part = "et vægbeslag" },
	{ C, "Kopi af mappe til [revisor|kommunen]",
	    "Vores revisor skal have en kopi af mappen Økonomi [fra sidste år|for 3. "
	    "kvartal]. Hvordan gør vi det sikkert?",
	    "Hvem er modtageren, og hvornår må linket lukke?",
	    "Revisoren, og det må lukke om 14 dage.", "Sendt med krypteret link.",
	    "Mappen er lagt til hentning med kode. Linket lukker om 14 dage." },
	{ C, "Genbrug af [gammel pc|telefon]",
	    "Vi har [tre gamle pc'er|en skuffe fuld af telefoner], som skal slettes "
	    "sikkert. Tager I dem?",
	    "Skal I have en attest på sletningen?", "Ja, gerne.", "Hentet ved besøg.",
	    "De er hentet og slettet. Attesten er vedhæftet sagen." },
	{ C, "Kursus i {program}?",
	    "Har I nogen, der kan vise os {program}? [Vi er fem, der er nye.|Bare en "
	    "time.]",
	    "Passer tirsdag kl. 9 i {room}?", "Ja, det passer fint.",
	    "Aftalt med konsulent.",
	    "Gennemgangen er holdt, og vejledningen ligger på fællesdrevet." },
	{ C, "Domænet [udløber|skal flyttes]",
	    "Vi har fået brev om, at vores domæne [udløber|skal fornyes]. Er det jer, "
	    "der tager det? [Eller er det svindel?|]",
	    "Kan I sende et billede af brevet?", "Vedhæftet.",
	    "Brev er svindel; domæne fornyet hos os.",
	    "Brevet var svindel, og I skal ikke betale det. Domænet er fornyet hos os "
	    "til næste år.",
	    .supplier = "registratoren" },
};

const FaultList faults_changes = { faults, G_N_ELEMENTS(faults) };
